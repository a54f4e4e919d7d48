import { expect, it } from "vitest";
import { ContactId } from "../../src/model/index.js";
import { createTranslateContext } from "../../src/plan/translate-context.js";
import { temporaryArchive } from "../apply/temporary-archive.js";
import { sampleContact, sampleWorkspace } from "./sample-entities.js";

it("a contact has a conversation as long as one names it and is not gone", () => {
	const { archive } = temporaryArchive([...sampleWorkspace(1, 0), sampleContact(2)]);
	const context = createTranslateContext(archive, { config: {}, language: "en", timeZone: "UTC", identities: [] });
	const has = (id: string) => context.hasConversation(ContactId.parse(id));
	expect([has("p1"), has("p2"), has("nobody")]).toEqual([true, false, false]);
	archive.setEntityGone("conversation", "session_1", true);
	expect(has("p1")).toBe(false);
});
