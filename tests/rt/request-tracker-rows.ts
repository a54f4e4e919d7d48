import { RawDatabase } from "../archive/raw-database.js";

/** What a real Request Tracker holds, read and changed in its SQLite file while it runs. */
export class RequestTrackerRows {
	readonly #database: InstanceType<typeof RawDatabase>;

	constructor(path: string) {
		this.#database = new RawDatabase(path);
		this.#database.exec("PRAGMA busy_timeout = 20000");
	}

	/** One line for everything an import made and nobody deleted, as the double's inventory says it. */
	inventory(): string[] {
		const queries = [
			`SELECT 'queue ' || Name FROM Queues WHERE Disabled = 0 AND Name <> '___Approvals'`,
			`SELECT 'class ' || Name FROM Classes WHERE Disabled = 0`,
			`SELECT 'user ' || Name FROM Users JOIN Principals ON Principals.id = Users.id
				WHERE Principals.Disabled = 0 AND Users.id > 1 AND Name NOT IN ('Nobody', 'RT_System')`,
			`SELECT 'ticket ' || Target FROM Links JOIN Tickets ON Tickets.id = Links.LocalBase WHERE ${wanted}`,
			`SELECT 'message ' || Target || ' ' || trim(Data, char(10)) FROM Transactions
				JOIN Links ON Links.LocalBase = Transactions.ObjectId JOIN Tickets ON Tickets.id = Links.LocalBase
				WHERE Transactions.ObjectType = 'RT::Ticket' AND Transactions.Type IN ('Correspond', 'Comment') AND ${wanted}`,
			`SELECT 'article ' || Classes.Name || ' ' || Articles.Name FROM Articles
				JOIN Classes ON Classes.id = Articles.Class WHERE Articles.Disabled = 0 AND Classes.Disabled = 0`,
		];
		return queries.flatMap((query) => this.#all(query).map((row) => String(Object.values(row)[0])));
	}

	/** How many mails left, by the records that the server keeps of them. */
	mails(): number {
		return Number(this.#all(`SELECT count(*) AS n FROM Transactions WHERE Type LIKE '%EmailRecord'`)[0]?.n);
	}

	/** Every row of a query. */
	all(query: string): Record<string, unknown>[] {
		return this.#all(query);
	}

	setScrips(active: boolean): void {
		this.#database.exec(`UPDATE Scrips SET Disabled = ${active ? 0 : 1}`);
	}

	/**
	 * Leaves nothing of what an import made that another could find. Rows stay, under other names: their numbers must not be
	 * given again while the server remembers them.
	 */
	retire(): void {
		this.#database.exec(`BEGIN IMMEDIATE;
			UPDATE Links SET Target = 'gone:' || id WHERE Target LIKE 'crisp:%';
			UPDATE Tickets SET Status = 'deleted';
			UPDATE Users SET Name = 'gone-' || id, EmailAddress = '', Comments = '' WHERE Comments LIKE 'crisp:%';
			UPDATE Principals SET Disabled = 1 WHERE id IN (SELECT id FROM Users WHERE Name LIKE 'gone-%');
			UPDATE Queues SET Name = 'gone-' || id, Description = '', Disabled = 1 WHERE Description LIKE '%(crisp:%';
			UPDATE Classes SET Name = 'gone-' || id, Description = '', Disabled = 1 WHERE Description LIKE '%(crisp:%';
			UPDATE Articles SET Name = 'gone-' || id, Summary = '', Disabled = 1;
			COMMIT`);
	}

	close(): void {
		this.#database.close();
	}

	#all(query: string): Record<string, unknown>[] {
		return this.#database.prepare(query).all() as Record<string, unknown>[];
	}
}

const wanted = "Target LIKE 'crisp:%' AND Target NOT LIKE '%/probe' AND Tickets.Status <> 'deleted'";
