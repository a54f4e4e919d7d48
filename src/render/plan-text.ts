import type { Language } from "../model/index.js";
import type { PlanSummary } from "../plan/plan.js";
import { renderDocumentText, type TextOptions } from "./document-text.js";
import { planDocument } from "./plan-document.js";

/** The plan for a terminal: 80 columns unless told, no colour unless told. */
export function renderPlanText(summary: PlanSummary, language: Language, options: TextOptions = {}): string {
	return renderDocumentText(planDocument(summary, language), options);
}
