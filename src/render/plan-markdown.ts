import type { Language } from "../model/index.js";
import type { PlanSummary } from "../plan/plan.js";
import { renderDocumentMarkdown } from "./document-markdown.js";
import { planDocument } from "./plan-document.js";

/** The plan as Markdown, for a pull request or a wiki. */
export function renderPlanMarkdown(summary: PlanSummary, language: Language): string {
	return renderDocumentMarkdown(planDocument(summary, language));
}
