import type { CommandDescription } from "../command.js";
import { both } from "../words.js";

export const schemaCommand: CommandDescription = {
	name: "schema",
	summary: both("Print the JSON Schema of exported entities", "输出导出实体的 JSON Schema"),
	options: [],
	examples: [{ line: "uncrisp schema > uncrisp.schema.json", text: both("Save it", "保存到文件") }],
	async run(session) {
		const { entityJsonSchema, modelVersion } = await import("../../model/index.js");
		const schema = entityJsonSchema();
		if (session.output.options.json) session.output.event("schema", { schema });
		else session.output.data(`${JSON.stringify(schema, null, 2)}\n`);
		return { summary: { modelVersion } };
	},
};
