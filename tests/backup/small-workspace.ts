import { annexBWorkspace } from "../../src/crisp/double/seed.js";
import type { WorkspaceContent } from "../../src/crisp/double/workspace-content.js";

/** Annex B with two pages, and a little, of conversations and of contacts at a time instead of more of the same. */
export function shorterWorkspace(): WorkspaceContent {
	const workspace = annexBWorkspace();
	workspace.conversations.splice(53);
	workspace.contacts.splice(53);
	return workspace;
}

/** Annex B without its bulk: everything special stands in its first conversations and contacts. */
export function smallWorkspace(): WorkspaceContent {
	const workspace = annexBWorkspace();
	workspace.conversations.splice(25);
	workspace.contacts.splice(25);
	return workspace;
}
