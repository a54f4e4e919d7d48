import type { EntityKind } from "../model/index.js";

/**
 * The order in which a target that takes conversations with their messages gets everything: who and what others refer to comes first.
 * Messages, files and languages travel inside these ({@link coveredKinds}).
 */
export const importOrder: readonly EntityKind[] = [
	"workspace",
	"agent",
	"team",
	"inbox",
	"tag",
	"custom-field",
	"canned-reply",
	"company",
	"contact",
	"conversation",
	"rating",
	"category",
	"article",
	"campaign-template",
	"automation",
	"block-rule",
	"office-hours",
	"contact-event",
	"page-visit",
];

export const coveredKinds: readonly EntityKind[] = ["message", "attachment", "locale"];
