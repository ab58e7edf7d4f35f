// The editor. Without this script the page is a plain form that saves, previews and loses nothing all the same.
import { completeCitations } from "./editor/citing.js";
import { helpWithKeys } from "./editor/help.js";
import { leadToPlaces } from "./editor/jumping.js";
import { pasteWithForm } from "./editor/pasting.js";
import { previewWhileWriting } from "./editor/previewing.js";
import { watchSession } from "./editor/session.js";
import { richField } from "./editor/toolbar.js";
import { keepUnsaved } from "./editor/unsaved.js";

const form = document.querySelector("form[data-preview]");
const target = document.querySelector("[data-preview-target]");
const status = document.querySelector("[data-preview-status]");

if (form && target) {
  const field = richField(form.elements.body);
  watchSession(form);
  keepUnsaved(form, field);
  completeCitations(form, field);
  leadToPlaces(form, field, target);
  pasteWithForm(form, field);
  helpWithKeys(form);
  previewWhileWriting(form, target, status);
}
