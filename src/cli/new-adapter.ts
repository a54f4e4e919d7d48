import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { scaffoldAdapter } from "../adapter/scaffold.js";
import { AppError } from "../model/app-error.js";
import { fileError } from "../model/file-error.js";
import type { CommandResult } from "./command.js";
import type { Session } from "./session.js";
import { both } from "./words.js";

/** `adapters new NAME`: writes the folder of a new adapter, and never over anything. */
export async function newAdapter(session: Session, name: string | undefined): Promise<CommandResult> {
	if (name === undefined)
		throw new AppError("usage", {
			what: both("The new adapter needs a name", "请为新适配器指定名称"),
			hint: both("Such as: uncrisp adapters new acme", "例如：uncrisp adapters new acme"),
		});
	const files = scaffoldAdapter(name);
	const folder = resolve(session.cwd, `uncrisp-adapter-${name}`);
	try {
		await mkdir(folder, { recursive: true });
		if ((await readdir(folder)).length > 0) throw notEmpty(folder);
		for (const [file, content] of Object.entries(files)) await writeFile(join(folder, file), content, { flag: "wx" });
	} catch (cause) {
		if (cause instanceof AppError) throw cause;
		throw fileError(cause, both(`Cannot write ${folder}`, `无法写入 ${folder}`));
	}
	session.output.human(both(`Written: ${folder}`, `已生成：${folder}`));
	session.output.human(
		both(
			"Next: npm install --no-save uncrisp && npm test there; what fails is what is left to write",
			"下一步：在其中运行 npm install --no-save uncrisp && npm test；未通过的项即为待编写的内容",
		),
	);
	return { summary: { folder, files: Object.keys(files) } };
}

function notEmpty(folder: string): AppError {
	return new AppError("usage", {
		what: both(`${folder} is not empty`, `${folder} 不是空文件夹`),
		hint: both("Choose another name, or move it away", "请换个名称，或先移走该文件夹"),
	});
}
