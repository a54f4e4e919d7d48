import type { CampaignTemplate } from "../model/index.js";
import { compact, type Draft } from "./draft.js";
import type { MapContext } from "./map-result.js";
import { type JsonFields, readText, readTime } from "./read-json.js";

export function mapCampaignTemplate(raw: JsonFields, context: MapContext, draft: Draft): void {
	const template: CampaignTemplate = {
		kind: "campaign-template",
		id: context.id,
		name: readText(raw.name) ?? context.id,
		type: readText(raw.type),
		format: readText(raw.format),
		content: readText(raw.content),
		createdAtMs: readTime(raw.created_at, "created_at", draft.problems),
		updatedAtMs: readTime(raw.updated_at, "updated_at", draft.problems),
	};
	draft.entities.push(compact(template));
}
