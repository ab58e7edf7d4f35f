// The one script of a public page. Every page reads and works without it.
import "./citations.js";
import "./report.js";
import "./search.js";
