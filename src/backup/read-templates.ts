import { numberField, stringField } from "../crisp/lists.js";
import { text } from "../model/index.js";
import { advance, type BackupContext } from "./backup-context.js";
import { readDetailed } from "./read-detailed.js";

/** Campaign templates: each new or changed one costs a request. */
export async function readTemplates(context: BackupContext): Promise<void> {
	const { run, sweep } = context;
	if (sweep.isDone("campaign-template")) return;
	run.report({ type: "step", step: "templates", text: text("Reading campaign templates", "正在读取营销模板") });
	await readDetailed(context, {
		list: "campaign-templates",
		item: "campaign-template",
		param: "template",
		resource: "campaign-template",
		idOf: (item) => stringField(item, "template_id"),
		isSame: (stored, excerpt) => numberField(stored, "updated_at") === numberField(excerpt, "updated_at"),
		progress: (done) => advance(context, "templates", done),
	});
}
