import type { Target, TargetIo } from "../../src/adapter/contract.js";
import { kindHandlersTarget } from "../../src/adapter/kind-handlers.js";
import { createLiveHelperChatClient } from "./client.js";
import type { LiveHelperChatConfig } from "./config.js";
import { type LiveHelperChatDatabase, openLiveHelperChatDatabase } from "./database.js";
import { chatHandler, finishHandler } from "./target/chats.js";
import { check } from "./target/check.js";
import { departmentHandler, hoursHandler } from "./target/departments.js";
import { fileFloorHandler, fileHandler } from "./target/files.js";
import { readIdentities } from "./target/identities.js";
import { operatorHandler } from "./target/operators.js";
import { ratingHandler } from "./target/ratings.js";
import type { Handler, Session } from "./target/session.js";
import {
	blockHandler,
	cannedHandler,
	chatSubjectsHandler,
	faqHandler,
	subjectHandler,
	surveyHandler,
} from "./target/sql-records.js";

const handlers: Readonly<Record<string, Handler>> = {
	"department.create": departmentHandler,
	"department.hours": hoursHandler,
	"operator.create": operatorHandler,
	"file.floor": fileFloorHandler,
	"file.create": fileHandler,
	"contact.create": chatHandler,
	"contact.finish": finishHandler,
	"conversation.create": chatHandler,
	"conversation.finish": finishHandler,
	"conversation.subjects": chatSubjectsHandler,
	"rating.create": ratingHandler,
	"survey.create": surveyHandler,
	"subject.create": subjectHandler,
	"canned.create": cannedHandler,
	"faq.create": faqHandler,
	"block.create": blockHandler,
};

/** One Live Helper Chat: hands each operation to the handler of its kind. */
export function createLiveHelperChatTarget(config: LiveHelperChatConfig, io: TargetIo): Target {
	const client = createLiveHelperChatClient(config, io.http, io.run);
	let database: Promise<LiveHelperChatDatabase> | undefined;
	const session: Session = {
		config,
		client,
		io,
		fileNames: new Map(),
		async database() {
			if (config.databaseUrl === undefined) return undefined;
			database ??= openLiveHelperChatDatabase(config.databaseUrl, io.http);
			return database;
		},
	};
	return {
		...kindHandlersTarget({ vendor: "Live Helper Chat", session, handlers }),
		check: () => check(session),
		identities: () => readIdentities(session),
		async close() {
			await client.close();
			await (await database)?.close();
		},
	};
}
