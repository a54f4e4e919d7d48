import type { Database } from "../database.js";

/**
 * Gives records their labels as acts-as-taggable keeps them (sheet 6.1). The unique index of taggings holds columns that are
 * NULL, so it never refuses a second one: what is there is looked for. Returns those that were new, by record id.
 */
export async function addLabels(
	database: Database,
	type: "Contact" | "Conversation",
	wanted: readonly { id: number; label: string }[],
	at: string,
): Promise<Map<number, string[]>> {
	if (wanted.length === 0) return new Map();
	// In order, so that two transactions wait for each other's tags instead of for ever.
	const names = [...new Set(wanted.map(({ label }) => label))].sort();
	await database.change(
		"INSERT INTO tags (name, taggings_count) SELECT name, 0 FROM unnest($1::text[]) name ON CONFLICT (name) DO NOTHING",
		[names],
	);
	await database.rows("SELECT id FROM tags WHERE name = ANY($1::text[]) ORDER BY name FOR UPDATE", [names]);
	const rows = await database.rows<{ id: number; name: string }>(
		`WITH wanted AS (
			SELECT DISTINCT w.id, t.id AS tag FROM unnest($1::bigint[], $2::text[]) AS w (id, name) JOIN tags t ON t.name = w.name
		), added AS (
			INSERT INTO taggings (tag_id, taggable_type, taggable_id, context, created_at)
			SELECT w.tag, $3::varchar, w.id, 'labels', $4::timestamp FROM wanted w WHERE NOT EXISTS (SELECT FROM taggings g
				WHERE g.tag_id = w.tag AND g.taggable_type = $3::varchar AND g.taggable_id = w.id AND g.context = 'labels')
			RETURNING tag_id, taggable_id
		), counted AS (
			UPDATE tags SET taggings_count = taggings_count + n.added
			FROM (SELECT tag_id, count(*) AS added FROM added GROUP BY tag_id) n WHERE tags.id = n.tag_id
		)
		SELECT a.taggable_id AS id, t.name FROM added a JOIN tags t ON t.id = a.tag_id`,
		[wanted.map(({ id }) => id), wanted.map(({ label }) => label), type, at],
	);
	const added = new Map<number, string[]>();
	for (const { id, name } of rows) added.set(id, [...(added.get(id) ?? []), name]);
	return added;
}
