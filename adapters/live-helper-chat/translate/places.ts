import { clip, degraded, dropped, operation, ref, skip } from "../../../src/adapter/build-operation.js";
import type { Loss, Operation, Ref, TranslateContext } from "../../../src/adapter/contract.js";
import { type Inbox, type OfficeHours, text, type Workspace } from "../../../src/model/index.js";
import type { LiveHelperChatConfig } from "../config.js";
import { departmentIdentifier, keys } from "../keys.js";
import { noForeignId } from "./other.js";
import { numericId } from "./people.js";

type Context = TranslateContext<LiveHelperChatConfig>;

/** Crisp's own inbox, which always exists. */
const mainInbox = "main";

/** What everything else hangs on: the import department, where files begin, the survey that ratings go into. */
export function* translateWorkspace(workspace: Workspace, context: Context): Iterable<Operation> {
	const source = { kind: "workspace", id: workspace.id } as const;
	const byHand = text("settings are made in Live Helper Chat by hand", "设置需在 Live Helper Chat 中手动完成");
	const losses: Loss[] = (
		["settings", "logoUrl", "contactPoints", "plan", "people", "locale", "domain", "timeZone"] as const
	)
		.filter((field) => workspace[field] !== undefined)
		.map((field) => degraded(field, "by-hand", byHand));
	yield department(keys.department, workspace.name || "Crisp", mainInbox, source, context, losses, "name");
	yield operation({ key: keys.fileFloor, kind: "file.floor", lane: "files", source, requests: 3, payload: {} });
	if (context.config.databaseUrl === undefined || context.config.surveyId !== undefined) return;
	for (const _ of context.entities("rating")) {
		yield operation({
			key: keys.survey,
			kind: "survey.create",
			lane: "survey",
			source,
			requests: 0,
			payload: {
				name: `Crisp (${departmentIdentifier(workspace.id, "ratings").slice(6, 18)})`,
				stars: context.language === "en" ? "Rating" : "评分",
				comment: context.language === "en" ? "Comment" : "评价",
			},
		});
		return;
	}
}

/** A sub-inbox becomes a department; the main one is the import department. */
export function* translateInbox(inbox: Inbox, context: Context): Iterable<Operation> {
	const source = { kind: "inbox", id: inbox.id } as const;
	const identity = context.identity("inbox", inbox.id);
	if (identity?.decision === "skip") {
		yield skip(source, "identity-skip", text("identities.csv says skip", "identities.csv 中标记为跳过"));
		return;
	}
	if (identity?.decision === "map" && numericId(identity.targetId) !== undefined) {
		yield skip(
			source,
			"identity-map",
			text("the department that identities.csv names takes its place", "由 identities.csv 指定的部门代替"),
		);
		return;
	}
	if (inbox.id === mainInbox) {
		yield skip(source, "is-import-department", text("the import department takes its place", "由导入部门代替"));
		return;
	}
	const losses: Loss[] = [
		degraded("agentIds", "by-hand", text("operators are assigned by hand", "客服需手动分配")),
		degraded("teamIds", "by-hand", text("operators are assigned by hand", "客服需手动分配")),
		degraded("conditions", "by-hand", text("routing must be built again by hand", "路由规则需手动重建")),
	];
	for (const field of ["emoji", "order", "createdAtMs", "updatedAtMs"] as const)
		if (inbox[field] !== undefined)
			losses.push(dropped(field, "no-field", text("departments have no such field", "部门没有此字段")));
	yield department(keys.inbox(inbox.id), inbox.name || inbox.id, inbox.id, source, context, losses, "name");
}

/** Where a conversation goes: its department, or the number of one that identities.csv names. */
export function departmentOf(inboxId: string, context: Context): Ref | number {
	const identity = context.identity("inbox", inboxId);
	const mapped = identity?.decision === "map" ? numericId(identity.targetId) : undefined;
	if (mapped !== undefined) return mapped;
	if (identity?.decision === "skip" || inboxId === mainInbox) return ref(keys.department);
	for (const inbox of context.entities("inbox")) if (inbox.id === inboxId) return ref(keys.inbox(inboxId));
	return ref(keys.department);
}

/** Office hours of the import department: one span a day, in the server's own zone. */
export function* translateOfficeHours(hours: OfficeHours): Iterable<Operation> {
	const losses: Loss[] = [
		noForeignId,
		degraded(
			"timeZone",
			"server-zone",
			text(
				`read in the server's zone there; here it was ${hours.timeZone}`,
				`该平台按服务器时区解释；此处为 ${hours.timeZone}`,
			),
		),
	];
	const columns: Record<string, number> = {};
	for (const [day, name] of days.entries()) {
		const spans = hours.intervals.filter((interval) => interval.day === day);
		if (spans.length > 1)
			losses.push(
				degraded("intervals", "one-span", text("one span a day: breaks are lost", "每天仅一个时段：中间的休息丢失")),
			);
		const starts = spans.map(({ from }) => clock(from)).filter((time) => time !== undefined);
		const ends = spans.map(({ to }) => clock(to)).filter((time) => time !== undefined);
		columns[`${name}_start_hour`] = starts.length > 0 ? Math.min(...starts) : -1;
		columns[`${name}_end_hour`] = ends.length > 0 ? Math.max(...ends) : -1;
	}
	yield operation({
		key: `office-hours:${hours.id}`,
		kind: "department.hours",
		lane: "hours",
		source: { kind: "office-hours", id: hours.id },
		losses,
		payload: { department: ref(keys.department), columns: { online_hours_active: 1, ...columns } },
	});
}

/** Live Helper Chat's names of the days, Sunday first. */
const days = ["sud", "mod", "tud", "wed", "thd", "frd", "sad"];

/** `09:30` as 930. */
function clock(time: string): number | undefined {
	const [, hours, minutes] = /^(\d{1,2}):(\d{2})/.exec(time) ?? [];
	if (hours === undefined || minutes === undefined) return undefined;
	return Number(hours) * 100 + Number(minutes);
}

function department(
	key: string,
	name: string,
	inboxId: string,
	source: Operation["source"],
	context: Context,
	losses: Loss[],
	field: string,
): Operation {
	return operation({
		key,
		kind: "department.create",
		lane: "departments",
		source,
		losses,
		requests: 2,
		payload: {
			Name: clip(name, 100, field, losses),
			Identifier: departmentIdentifier(context.workspace.id, inboxId),
			// Visitors do not see it; an address here would get a mail for every chat (sheet 2.5).
			Hidden: true,
			Disabled: false,
		},
	});
}
