import type { Language } from "../model/index.js";
import type { PlanSummary } from "../plan/plan.js";
import { renderDocumentHtml } from "./document-html.js";
import { planDocument } from "./plan-document.js";

/** The plan as one HTML file to read, print or send on. */
export function renderPlanHtml(summary: PlanSummary, language: Language): string {
	return renderDocumentHtml(planDocument(summary, language));
}
