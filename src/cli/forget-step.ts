import type { Adapter } from "../adapter/contract.js";
import { planUndo, runUndo, type UndoScope, type UndoSummary } from "../apply/undo.js";
import type { Archive } from "../archive/archive.js";
import type { LedgerEntry } from "../archive/ledger-store.js";
import {
	type ForgetReason,
	type ForgetWay,
	forgottenSource,
	type Person,
	type Tombstone,
} from "../archive/person-store.js";
import { entitiesOfStored } from "../backup/remap.js";
import { counted } from "../model/counted.js";
import { AppError } from "../model/index.js";
import { withArchive } from "./archive-access.js";
import type { CommandResult } from "./command.js";
import { exitCodeOf } from "./exit-codes.js";
import { previewLines, remainLines, remoteLines } from "./forget-lines.js";
import { count } from "./progress.js";
import type { Session } from "./session.js";
import { stoppedExitCode } from "./stop-exit.js";
import { completeConfig, reachTarget, targetAdapter } from "./target-access.js";
import { both } from "./words.js";

export interface ForgetRequest {
	person: string;
	erase: boolean;
	pseudonymise: boolean;
	reason: ForgetReason;
	atTarget: boolean;
	perform: boolean;
}

interface Asked extends ForgetRequest {
	way: ForgetWay;
	/** With `--at-target`: through whom. */
	adapter?: Adapter;
	account?: string;
}

/**
 * Previews, and with `--yes` forgets: first here, then at the target. Whatever a kill or a failure leaves undone, the same command does:
 * the tombstone finds what the person's own names no longer can.
 */
export async function forgetStep(session: Session, request: ForgetRequest): Promise<CommandResult> {
	const asked = await prepare(session, request);
	return withArchive(session, asked.perform ? "write" : "read", async (archive) => {
		const person = archive.people.find(asked.person);
		const tombstone = archive.people.tombstone(asked.person);
		if (person === undefined && tombstone === undefined) return nobody(session, archive, asked);
		if (person === undefined) return again(session, archive, asked, tombstone);
		const isTheirs = archive.people.isEntry(person);
		const wasTheirs = tombstone === undefined ? () => false : entryOf(tombstone);
		const only: UndoScope = (entry) => isTheirs(entry) || wasTheirs(entry);
		const traces = archive.people.traces(person);
		for (const line of previewLines({ person, traces, way: asked.way }, session.language)) session.output.human(line);
		const remote = tellRemote(session, archive, asked, only);
		if (!asked.perform) {
			for (const line of remainLines(session)) session.output.human(line);
			session.output.human(both("Nothing was changed; to do it, add --yes", "尚未改动任何内容；要执行请加 --yes"));
			return { summary: { status: "preview", way: asked.way, ...sizes(person), traces, remote } };
		}
		const forgotten = forget(archive, person, asked);
		session.output.human(
			both(
				`Forgotten; taken out of ${counted(forgotten.mentions, "other record")}; kept under a pseudonym: ${count(forgotten.kept)}`,
				`已遗忘；已从其他 ${count(forgotten.mentions)} 条记录中去除；以假名保留：${count(forgotten.kept)}`,
			),
		);
		session.output.event("forgotten", { way: asked.way, tombstone: forgotten.tombstone.id });
		const isForgotten = entryOf(forgotten.tombstone);
		return finish(session, archive, asked, (entry) => isForgotten(entry) || wasTheirs(entry), {
			...sizes(person),
			traces,
			mentions: forgotten.mentions,
			kept: forgotten.kept,
			tombstone: forgotten.tombstone,
		});
	});
}

/** What is wrong with the request is said before anything happens. */
async function prepare(session: Session, request: ForgetRequest): Promise<Asked> {
	if (request.person.trim() === "") throw wrongUse("Nobody was named", "没有指定人");
	if (request.erase && request.pseudonymise)
		throw wrongUse("--erase and --pseudonymise exclude each other", "--erase 与 --pseudonymise 不能同时使用");
	const asked = { ...request, way: request.pseudonymise ? ("pseudonymise" as const) : ("erase" as const) };
	if (!request.atTarget) return asked;
	const adapter = await targetAdapter(session);
	return { ...asked, adapter, account: adapter.account(completeConfig(adapter, session.settings)) };
}

function nobody(session: Session, archive: Archive, asked: Asked): CommandResult {
	session.output.human(
		both(
			"Nobody in the archive is known by that e-mail address, number or id; nothing to do",
			"归档中没有使用该邮箱、电话或 ID 的人；无需操作",
		),
	);
	const wiped = !asked.perform || archive.people.wipe();
	return { exitCode: wiped ? 0 : exitCodeOf("incomplete"), summary: { status: "nobody" } };
}

/** Forgotten before: what is left to do is the wiping, and what still stands at a target. */
async function again(
	session: Session,
	archive: Archive,
	asked: Asked,
	tombstone: Tombstone | undefined,
): Promise<CommandResult> {
	if (tombstone === undefined) return nobody(session, archive, asked);
	const day = new Date(tombstone.atMs).toISOString().slice(0, 10);
	session.output.human(both(`Forgotten already, on ${day}`, `已于 ${day} 遗忘`));
	const only = entryOf(tombstone);
	const remote = tellRemote(session, archive, asked, only);
	if (asked.perform) return finish(session, archive, asked, only, { tombstone });
	if (archive.people.needsWipe())
		session.output.human(
			both(
				"The last run was cut short: some deleted bytes are still on the disk; add --yes to wipe them",
				"上次运行被中断：磁盘上仍有已删除内容的残留字节；加 --yes 清除",
			),
		);
	return { summary: { status: "forgotten", tombstone, remote, wipe: archive.people.needsWipe() } };
}

function forget(archive: Archive, person: Person, { way, reason }: Asked) {
	const { id: runId } = archive.startRun("forget");
	try {
		const result = archive.people.forget(person, { way, reason, runId, entitiesOf: entitiesOfStored(archive) });
		const { tombstone, mentions, kept, records, versions, entities, files } = result;
		archive.finishRun(runId, "done", { tombstone, mentions, kept, records, versions, entities, files });
		return result;
	} catch (error) {
		archive.finishRun(runId, "failed", {});
		throw error;
	}
}

async function finish(
	session: Session,
	archive: Archive,
	asked: Asked,
	only: UndoScope,
	facts: Record<string, unknown>,
): Promise<CommandResult> {
	let wiped = false;
	let undone: UndoSummary | undefined;
	try {
		if (asked.adapter !== undefined) undone = await removeThere(session, archive, asked.adapter, only);
	} finally {
		// Whatever the target says: here it is done.
		wiped = wipe(session, archive, undone !== undefined && undone.removed > 0);
	}
	const remote = entriesLeft(archive, only).map(remoteFacts);
	const left = remoteLines(entriesLeft(archive, only), session.language);
	for (const line of [...left, ...remainLines(session)]) session.output.human(line);
	const whole = wiped && (undone === undefined || undone.status === "done");
	const summary = { status: whole ? "done" : "incomplete", way: asked.way, ...facts, wiped, undone, remote };
	if (undone?.status === "stopped") return { exitCode: stoppedExitCode(session, "signal"), summary };
	return { exitCode: whole ? 0 : exitCodeOf("incomplete"), summary };
}

function wipe({ output }: Session, archive: Archive, always: boolean): boolean {
	output.human(both("Wiping the bytes; a large archive takes minutes", "正在清除残留字节；归档较大时需要几分钟"));
	const wiped = archive.people.wipe({ always });
	if (!wiped)
		output.warning(
			both(
				"Something reads the archive and keeps the old bytes; run the same command again when it has ended",
				"有程序正在读取归档，旧字节暂时无法清除；请在其结束后再次运行相同命令",
			),
		);
	return wiped;
}

async function removeThere(
	session: Session,
	archive: Archive,
	adapter: Adapter,
	only: UndoScope,
): Promise<UndoSummary> {
	const summary = await runUndo({ ...(await reachTarget(session, archive, adapter)), scope: only });
	session.output.settle();
	session.output.human(
		both(
			`At ${summary.target}: removed ${count(summary.removed)}, failed ${count(summary.failed)}, unsettled ${count(summary.unsettled)}`,
			`${summary.target}：已删除 ${count(summary.removed)}，失败 ${count(summary.failed)}，未决 ${count(summary.unsettled)}`,
		),
	);
	return summary;
}

/** Says what of the person stands at targets, and what `--at-target` would remove. */
function tellRemote(session: Session, archive: Archive, asked: Asked, only: UndoScope) {
	const entries = entriesLeft(archive, only);
	if (!asked.perform) for (const line of remoteLines(entries, session.language)) session.output.human(line);
	for (const entry of entries) session.output.event("remote", remoteFacts(entry));
	if (asked.account !== undefined && !asked.perform) {
		const { total } = planUndo({ archive, target: asked.account, scope: only });
		session.output.human(
			both(
				`--at-target removes ${count(total)} of them from ${asked.account}`,
				`--at-target 将从 ${asked.account} 删除其中 ${count(total)} 项`,
			),
		);
	}
	return entries.map(remoteFacts);
}

/** What stands at targets, or may: of all targets, because all of them hold the person. */
function entriesLeft(archive: Archive, only: UndoScope): LedgerEntry[] {
	return archive.ledger
		.targets()
		.flatMap((target) =>
			[...archive.ledger.entries(target)].filter(
				(entry) => only(entry) && (entry.ref !== undefined || entry.state === "intended" || entry.state === "doubt"),
			),
		);
}

function remoteFacts({ target, ref, existing, state }: LedgerEntry): Record<string, unknown> {
	return { target, kind: ref?.kind, id: ref?.id, url: ref?.url, existing, state };
}

function entryOf(tombstone: Tombstone): UndoScope {
	return ({ source }) => source.id === forgottenSource(tombstone);
}

function sizes({ contactIds, conversationIds }: Person): Record<string, number> {
	return { contacts: contactIds.length, conversations: conversationIds.length };
}

function wrongUse(en: string, zh: string): AppError {
	return new AppError("usage", {
		what: both(en, zh),
		hint: both("See uncrisp forget --help", "见 uncrisp forget --help"),
	});
}
