import type { Finding } from "../../../src/adapter/contract.js";
import { refusalFinding } from "../../../src/adapter/refusal-finding.js";
import { text } from "../../../src/model/index.js";
import { credentialsHint, rightsHint } from "../client.js";
import { isDisabled, isRow, type Row } from "../wire.js";
import { readRecord, type Session } from "./session.js";

/** Looks at everything that could refuse the import, lose data or mail somebody, as far as REST 2.0 shows it. Reads only. */
export async function check(session: Session): Promise<Finding[]> {
	const refused = await credentials(session);
	if (refused !== undefined) return [refused];
	const findings = [scrips(session)];
	const { queue, tagField } = session.config;
	const found = await readRecord(session, `/queue/${encodeURIComponent(queue)}`, "/queue/{id}");
	if (found !== undefined && isDisabled(found) && !/\(crisp:/.test(String(found.Description)))
		findings.push(queueDisabled(queue));
	if (tagField !== undefined && found === undefined) findings.push(fieldUnseen(tagField, queue));
	else if (tagField !== undefined && !hasField(found, tagField)) findings.push(fieldMissing(tagField, queue));
	return findings;
}

async function credentials(session: Session): Promise<Finding | undefined> {
	try {
		const { json } = await session.client.get("/rt", "/rt");
		const version = isRow(json) && typeof json.Version === "string" ? json.Version : undefined;
		if (version === undefined) return notRequestTracker;
		// Only the privileged may list users.
		await session.client.get("/users?per_page=1", "/users");
		return undefined;
	} catch (error) {
		return refusalFinding(error, {
			credentials: {
				text: text("Request Tracker does not accept the credentials", "Request Tracker 不接受该凭据"),
				remedy: credentialsHint,
			},
			rights: { text: text("The account lacks rights", "该账号权限不足"), remedy: rightsHint },
			notThere: notRequestTracker,
		});
	}
}

/** REST 2.0 has no scrips at all (5.0.3): a person says that they are off, and the first operation proves it. */
function scrips({ config }: Session): Finding {
	if (config.scrips === "disabled")
		return {
			severity: "info",
			code: "scrips-said-disabled",
			text: text(
				"You say that every scrip is disabled; the import proves it on one ticket without people first",
				"您已声明停用全部触发脚本；导入会先用一个无关联人员的工单加以验证",
			),
		};
	return {
		severity: "notify",
		code: "scrips",
		text: text(
			"Scrips would mail requestors for each ticket and re-open resolved ones; REST 2.0 cannot show or disable them",
			"触发脚本会为每个工单给请求人发邮件，并重新打开已解决的工单；REST 2.0 无法查看或停用它们",
		),
		remedy: text(
			"In its database: UPDATE Scrips SET Disabled = 1 (note which were 0 before), then set REQUEST_TRACKER_SCRIPS=disabled",
			"在其数据库中执行 UPDATE Scrips SET Disabled = 1（先记下原为 0 的行），然后设置 REQUEST_TRACKER_SCRIPS=disabled",
		),
	};
}

/** Whether tickets of a queue, or articles of a class, have a custom field. */
export function hasField(place: Row | undefined, name: string): boolean {
	const list = place?.TicketCustomFields ?? place?.ArticleCustomFields;
	const fields = Array.isArray(list) ? list.filter(isRow) : [];
	return fields.some((field) => field.name === name);
}

const queueDisabled = (queue: string): Finding => ({
	severity: "block",
	code: "queue-disabled",
	text: text(`The queue ${queue} is disabled`, `队列 ${queue} 已停用`),
	remedy: text(
		"Enable it, or set REQUEST_TRACKER_QUEUE to another",
		"请启用它，或将 REQUEST_TRACKER_QUEUE 设为其他队列",
	),
});

const fieldUnseen = (field: string, queue: string): Finding => ({
	severity: "warning",
	code: "tag-field-unseen",
	text: text(
		`The queue ${queue} is not there yet: the import makes it, and goes on only if the custom field ${field} applies to every queue`,
		`队列 ${queue} 尚不存在：导入会创建它，且仅当自定义字段 ${field} 应用于所有队列时才会继续`,
	),
	remedy: text("Create the queue and apply the field to it", "请创建该队列并将字段应用于它"),
});

const fieldMissing = (field: string, queue: string): Finding => ({
	severity: "block",
	code: "tag-field-missing",
	text: text(
		`The custom field ${field} is not applied to the queue ${queue}: segments would be lost`,
		`自定义字段 ${field} 未应用于队列 ${queue}：标签将会丢失`,
	),
	remedy: text(
		"Create queue and field and apply it (Admin, Custom Fields, Applies to), or leave REQUEST_TRACKER_TAG_FIELD out",
		"请创建队列和字段并将其应用（Admin → Custom Fields → Applies to），或不设置 REQUEST_TRACKER_TAG_FIELD",
	),
});

const notRequestTracker: Finding = {
	severity: "block",
	code: "not-request-tracker",
	text: text("The address does not answer like Request Tracker 5", "该地址的应答不像 Request Tracker 5"),
	remedy: text(
		"Check REQUEST_TRACKER_BASE_URL: the address without /REST/2.0",
		"请检查 REQUEST_TRACKER_BASE_URL：不含 /REST/2.0 的地址",
	),
};
