import { listPages, numberField, stringField } from "../crisp/lists.js";
import { text } from "../model/index.js";
import { advance, type BackupContext } from "./backup-context.js";
import { markUnseen } from "./read-settings.js";

/** Campaign templates: the list leaves out the content, so each new or changed one costs a request. */
export async function readTemplates(context: BackupContext): Promise<void> {
	const { client, run, sweep, writer } = context;
	if (sweep.isDone("campaign-template")) return;
	run.report({ type: "step", step: "templates", text: text("Reading campaign templates", "正在读取营销模板") });
	const idOf = (item: unknown) => stringField(item, "template_id");
	const seen = new Set<string>();
	const pages = listPages(client, "campaign-templates", { idOf, seen });
	for (;;) {
		context.budget.check();
		const next = await pages.next();
		if (!next.done) {
			for (const item of next.value.items) await readTemplate(context, item, idOf(item));
			advance(context, "templates", seen.size);
			continue;
		}
		const end = next.value;
		if (end.kind === "not-permitted") writer.refused("campaign-template", end, undefined);
		writer.page(() => {
			if (end.kind === "complete") markUnseen(context, "campaign-template", seen);
			sweep.done("campaign-template");
		});
		return;
	}
}

async function readTemplate(context: BackupContext, excerpt: unknown, id: string | undefined): Promise<void> {
	const { archive, client, sweep, writer } = context;
	if (id === undefined) {
		writer.nameless("campaign-template", "unknown");
		return;
	}
	const stored = archive.record("campaign-template", id);
	const sameDate = numberField(stored?.raw, "updated_at") === numberField(excerpt, "updated_at");
	const excerptKey = `template-excerpt:${id}`;
	const whole = archive.fact(excerptKey) === undefined;
	if (stored?.gone === false && sameDate && whole && !sweep.state.rereadAll) return;
	const closed = writer.wasRefused("campaign-template-content");
	const answer = closed ? undefined : await client.get("campaign-template", { template: id });
	if (answer?.kind === "not-permitted") writer.refused("campaign-template-content", answer, undefined);
	// Deleted meanwhile, or its content is closed to this token: what the list said is still worth keeping, until more can be had.
	writer.page(() => {
		const got = answer?.kind === "ok";
		if (got || whole === false || stored?.gone !== false) {
			writer.put("campaign-template", id, got ? answer.data : excerpt);
			archive.setFact(excerptKey, got ? undefined : true);
		}
	});
}
