// The one script of a public page. Every page reads and works without it.
import "./abbreviations.js";
import "./citations.js";
import "./contents.js";
import "./report.js";
import "./search.js";
