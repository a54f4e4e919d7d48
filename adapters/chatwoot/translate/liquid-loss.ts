import { degraded } from "../../../src/adapter/build-operation.js";
import type { Loss } from "../../../src/adapter/contract.js";
import { text } from "../../../src/model/index.js";

/** Declared where an escaped text cannot come back exactly. */
export const liquidAltered = (field: string): Loss =>
	degraded(
		field,
		"liquid",
		text(
			"an invisible space keeps Chatwoot from running the text as a template",
			"插入了不可见空格，以防 Chatwoot 将文本当作模板执行",
		),
	);
