import type { Target, TargetIo } from "../../src/adapter/contract.js";
import { kindHandlersTarget } from "../../src/adapter/kind-handlers.js";
import { createRequestTrackerClient } from "./client.js";
import type { RequestTrackerConfig } from "./config.js";
import { articleHandler } from "./target/articles.js";
import { check } from "./target/check.js";
import { readIdentities } from "./target/identities.js";
import { messageHandler } from "./target/messages.js";
import { classHandler, queueHandler } from "./target/places.js";
import { probeHandler } from "./target/probe.js";
import type { Handler, Session } from "./target/session.js";
import { finishHandler, ticketHandler } from "./target/tickets.js";
import { userHandler } from "./target/users.js";

const handlers: Readonly<Record<string, Handler>> = {
	"queue.create": queueHandler,
	"scrips.probe": probeHandler,
	"class.create": classHandler,
	"contact.create": userHandler,
	"conversation.create": ticketHandler,
	"conversation.finish": finishHandler,
	"message.create": messageHandler,
	"article.create": articleHandler,
};

/** One Request Tracker: hands each operation to the handler of its kind. */
export function createRequestTrackerTarget(config: RequestTrackerConfig, io: TargetIo): Target {
	const client = createRequestTrackerClient(config, io.http, io.run);
	const session: Session = { config, client, io };
	return {
		check: () => check(session),
		identities: () => readIdentities(session),
		...kindHandlersTarget({ vendor: "Request Tracker", session, handlers }),
		close: () => client.close(),
	};
}
