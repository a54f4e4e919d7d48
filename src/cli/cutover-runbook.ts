import { extname, resolve } from "node:path";
import type { Adapter } from "../adapter/contract.js";
import { workspaceOf } from "../plan/translate-context.js";
import { type Cutover, type CutoverPass, cutoverDocument } from "../render/cutover-document.js";
import { renderDocumentHtml } from "../render/document-html.js";
import { renderDocumentMarkdown } from "../render/document-markdown.js";
import { withArchive } from "./archive-access.js";
import { type CommandInput, type TypedFlag, textOf } from "./command.js";
import { writePrivateFile } from "./private-file.js";
import type { Session } from "./session.js";
import { typedCommand } from "./typed-command.js";
import { both } from "./words.js";

/** What the archive remembers of a cut-over, by target account. */
export interface CutoverState {
	passes: CutoverPass[];
	quietAtMs?: number;
}

/** A cut-over under way: what it is about, and how far it is. */
export interface CutoverRun {
	session: Session;
	input: CommandInput;
	adapter: Adapter;
	/** The account, which names what the archive remembers. */
	target: string;
	state: CutoverState;
}

/** Writes the runbook as Markdown and as a page, and says where. */
export async function writeRunbook(run: CutoverRun): Promise<void> {
	const { session, input } = run;
	const document = cutoverDocument(await cutoverOf(run), session.language);
	const base = resolve(session.cwd, withoutEnding(textOf(input, "runbook") ?? "cutover"));
	await writePrivateFile(`${base}.md`, renderDocumentMarkdown(document));
	await writePrivateFile(`${base}.html`, renderDocumentHtml(document));
	session.output.human(both(`Runbook: ${base}.md, ${base}.html`, `切换手册：${base}.md、${base}.html`));
}

async function cutoverOf({ session, input, adapter, target, state }: CutoverRun): Promise<Cutover> {
	const commands = await commandsOf(session, input);
	const { id, name, byHand, widget } = adapter.manifest;
	return withArchive(session, "read", async (archive) => ({
		adapter: { id, name },
		target,
		workspaceName: workspaceOf(archive).name,
		passes: state.passes,
		...(state.quietAtMs !== undefined && { quietAtMs: state.quietAtMs }),
		byHand: byHand.filter(({ concerns }) => !concerns || concerns.some((kind) => archive.countEntities(kind) > 0)),
		...(widget && { widget }),
		commands,
		nowMs: session.clock.now(),
	}));
}

/** The steps of the runbook, to be typed as they stand. */
async function commandsOf(session: Session, input: CommandInput): Promise<Cutover["commands"]> {
	const { redact } = await session.http();
	const to: TypedFlag = ["--to", session.settings.text("target") ?? ""];
	// What a flag holds may have a secret in it, such as the words of --token-command.
	const typed = (name: string, ...flags: TypedFlag[]) => typedCommand(name, input, flags, redact);
	return {
		trial: typed("import", to, ["--conversations", "100"], ["--sample"]),
		refresh: typed("plan", to, ["--refresh"]),
		first: typed("migrate", to, ["--cutover"]),
		last: typed("migrate", to, ["--cutover"], ["--frozen"]),
		verify: typed("verify", ["--against", to[1]]),
		ledger: typed("ledger"),
		undo: typed("undo", to),
	};
}

/** `--runbook cutover.md` and `--runbook cutover` mean the same two files. */
function withoutEnding(path: string): string {
	return [".md", ".html"].includes(extname(path)) ? path.slice(0, -extname(path).length) : path;
}
