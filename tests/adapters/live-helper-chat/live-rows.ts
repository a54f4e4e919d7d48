import { createConnection } from "mysql2/promise";
import type { Row } from "./subject.js";

/** Rows that only the database shows: the samples' own. */
const made: Record<string, string> = {
	lh_abstract_subject: "name LIKE 'mk%'",
	lh_canned_msg: "unique_id LIKE 'crisp%'",
	lh_canned_msg_tag: "tag LIKE 'mk%'",
	lh_faq: "question LIKE 'en%mk%'",
	lh_chat_blocked_user: "ip LIKE '203.0.113.%' OR nick LIKE '%customer.example'",
	lh_abstract_survey: "name LIKE 'Crisp (%'",
};
const shown: Record<string, string> = {
	lh_abstract_subject: "name",
	lh_canned_msg: "title",
	lh_canned_msg_tag: "tag",
	lh_faq: "question",
	lh_chat_blocked_user: "CONCAT(btype, ' ', ip, nick)",
	lh_abstract_survey: "name",
};

export function rowLines(url: string): Promise<string[]> {
	return withConnection(url, async (query) => {
		const lines: string[] = [];
		for (const [table, where] of Object.entries(made)) {
			const rows = await query(`SELECT ${shown[table]} AS line FROM ${table} WHERE ${where}`);
			lines.push(...rows.map(({ line }) => `${table} ${line}`));
		}
		const attached = await query(
			"SELECT s.name AS line FROM lh_abstract_subject_chat c JOIN lh_abstract_subject s ON s.id = c.subject_id WHERE s.name LIKE 'mk%'",
		);
		const links = await query(
			"SELECT t.tag AS line FROM lh_canned_msg_tag_link l JOIN lh_canned_msg_tag t ON t.id = l.tag_id WHERE t.tag LIKE 'mk%'",
		);
		return [
			...lines,
			...attached.map(({ line }) => `subject on chat ${line}`),
			...links.map(({ line }) => `tag on canned ${line}`),
		];
	});
}

export function clearRows(url: string): Promise<void> {
	return withConnection(url, async (query) => {
		await query(
			"DELETE FROM lh_abstract_subject_chat WHERE subject_id IN (SELECT id FROM lh_abstract_subject WHERE name LIKE 'mk%')",
		);
		await query(
			"DELETE FROM lh_canned_msg_tag_link WHERE tag_id IN (SELECT id FROM lh_canned_msg_tag WHERE tag LIKE 'mk%')",
		);
		for (const [table, where] of Object.entries(made)) await query(`DELETE FROM ${table} WHERE ${where}`);
	});
}

/** How many rows a table, with its condition, has. */
export function countRows(url: string, from: string): Promise<number> {
	return withConnection(url, async (query) => Number((await query(`SELECT count(*) AS n FROM ${from}`))[0]?.n));
}

async function withConnection<T>(url: string, act: (query: (sql: string) => Promise<Row[]>) => Promise<T>): Promise<T> {
	const connection = await createConnection(url);
	try {
		return await act(async (sql) => (await connection.query(sql))[0] as Row[]);
	} finally {
		await connection.end();
	}
}
