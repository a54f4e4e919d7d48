import { access, chmod, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Adapter } from "../adapter/contract.js";
import { settingsOf } from "../adapter/setting.js";
import type { CrispConnection, CrispTier } from "../crisp/connection.js";
import { isAppError, type Language, type Localized } from "../model/index.js";
import type { CommandResult } from "./command.js";
import { type Ask, prompter, promptNeeded } from "./confirm.js";
import { checkCrisp, whereWebsiteId } from "./crisp-check.js";
import { dotenvLine, parseDotenv } from "./dotenv.js";
import { asAppError, reportError } from "./error-report.js";
import { isTimeZone } from "./option-value.js";
import { writePrivateFile } from "./private-file.js";
import type { Session } from "./session.js";
import { configFileName } from "./setting-sources.js";
import { adapterRegistry, loadAdapter } from "./target-access.js";
import { both } from "./words.js";

interface Answers {
	config: Record<string, unknown>;
	/** By environment name. */
	secrets: Record<string, string>;
}

/** The wizard. Asks everything first and writes at the end, so that leaving half-way leaves nothing. */
export async function initStep(given: Session): Promise<CommandResult> {
	if (!given.interactive)
		throw promptNeeded(
			both(
				"Run it in a terminal, or set the variables of `uncrisp config` yourself",
				"请在终端中运行，或自行设置 `uncrisp config` 列出的变量",
			),
		);
	const language = await askLanguage(await prompter(given.language), given.language);
	const ask = await prompter(language);
	const session: Session = { ...given, language };
	const answers: Answers = { config: { lang: language }, secrets: {} };
	await askCrisp(ask, session, answers);
	answers.config.archive = await askText(ask, session, both("Folder of the archive", "归档文件夹"), "./crisp-archive");
	answers.config.timeZone = await askText(
		ask,
		session,
		both("Time zone of times written into texts", "写入文本的时间所用时区"),
		Intl.DateTimeFormat().resolvedOptions().timeZone,
		undefined,
		isTimeZone,
	);
	await askTarget(ask, session, answers);
	return write(ask, session, answers);
}

async function askLanguage(ask: Ask, preset: Language): Promise<Language> {
	const { language } = await ask([
		{
			type: "select",
			name: "language",
			message: "Language / 语言",
			default: preset,
			choices: [
				{ name: "English", value: "en" },
				{ name: "简体中文", value: "zh-CN" },
			],
		},
	]);
	return language === "zh-CN" ? "zh-CN" : "en";
}

/** Asks until Crisp accepts, or the user goes on without. */
async function askCrisp(ask: Ask, session: Session, answers: Answers): Promise<void> {
	const { language, output } = session;
	output.paragraph(whereToken);
	for (;;) {
		const websiteId = await askText(ask, session, both("Website ID", "Website ID"), undefined, whereWebsiteId);
		const { tier } = await ask([
			{
				type: "select",
				name: "tier",
				message: both("Kind of token", "令牌类型")[language],
				choices: [
					{
						name: both("website (API Token of the workspace)", "website（工作区的 API 令牌）")[language],
						value: "website",
					},
					{ name: both("plugin (from the Marketplace)", "plugin（来自 Marketplace）")[language], value: "plugin" },
					{ name: both("user (session of a person)", "user（个人会话）")[language], value: "user" },
				],
			},
		]);
		const identifier = await askSecret(ask, session, both("Token identifier", "令牌 Identifier"));
		const key = await askSecret(ask, session, both("Token key", "令牌 Key"));
		const apiUrl = session.settings.get("crisp.apiUrl");
		const connection: CrispConnection = { websiteId, identifier, key, tier: tier as CrispTier };
		if (typeof apiUrl.value === "string") connection.apiUrl = apiUrl.value;
		const accepted = await tried(session, connection);
		if (!accepted && !(await askYes(ask, session, both("Keep it anyway?", "仍然保留？"), false))) continue;
		answers.config.crisp = {
			websiteId,
			tier,
			...(apiUrl.origin !== "default" && { apiUrl: apiUrl.value }),
		};
		answers.secrets.CRISP_IDENTIFIER = identifier;
		answers.secrets.CRISP_KEY = key;
		return;
	}
}

async function tried(session: Session, connection: CrispConnection): Promise<boolean> {
	try {
		const name = await checkCrisp(session, connection);
		session.output.line(both(`Crisp answers: workspace "${name}"`, `Crisp 验证成功：工作区“${name}”`));
		return true;
	} catch (thrown) {
		if (!isAppError(thrown)) throw thrown;
		reportError(asAppError(thrown), session.output);
		return false;
	}
}

async function askTarget(ask: Ask, session: Session, answers: Answers): Promise<void> {
	const later = both("decide later", "以后再定")[session.language];
	const { target } = await ask([
		{
			type: "select",
			name: "target",
			message: both("Where do you want to move?", "要迁移到哪里？")[session.language],
			choices: [...adapterRegistry().importers(), { name: later, value: "" }],
		},
	]);
	if (typeof target !== "string" || target === "") return;
	answers.config.target = target;
	answers.config[target] = await askAdapter(ask, session, await loadAdapter(target, session.cwd), answers.secrets);
}

async function askAdapter(
	ask: Ask,
	session: Session,
	adapter: Adapter,
	secrets: Record<string, string>,
): Promise<Record<string, unknown>> {
	const config: Record<string, unknown> = {};
	for (const setting of settingsOf(adapter.config)) {
		const fits = (value: string) =>
			setting.schema.safeParse(value).success || setting.schema.safeParse(Number(value)).success;
		if (setting.secret) {
			if (!setting.optional) secrets[setting.env] = await askSecret(ask, session, setting.label, fits);
			continue;
		}
		const preset = setting.schema.safeParse(undefined).data;
		const answer = await askText(
			ask,
			session,
			setting.label,
			preset === undefined ? undefined : String(preset),
			setting.help,
			fits,
		);
		if (answer !== "" && answer !== String(preset)) config[setting.key] = answer;
	}
	return config;
}

async function write(ask: Ask, session: Session, { config, secrets }: Answers): Promise<CommandResult> {
	const { cwd, output } = session;
	const files: string[] = [];
	const configPath = join(cwd, configFileName);
	const replace = both(`${configFileName} is there; replace it?`, `${configFileName} 已存在，要覆盖吗？`);
	if (!(await isThere(configPath)) || (await askYes(ask, session, replace, true))) {
		await writePrivateFile(configPath, `${JSON.stringify(config, null, "\t")}\n`);
		files.push(configPath);
	}
	const keep = both("Write the secrets to .env, readable by you only?", "把密钥写入仅您可读的 .env 吗？");
	if (await askYes(ask, session, keep, true)) {
		files.push(await writeSecrets(cwd, secrets));
		if (await ignoreInGit(cwd)) files.push(join(cwd, ".gitignore"));
	} else {
		const names = Object.keys(secrets).join(", ");
		output.line(both(`Set them in the environment: ${names}`, `请在环境变量中设置：${names}`));
	}
	for (const file of files) output.line(file);
	output.line(both("Next: uncrisp doctor, then uncrisp backup", "下一步：uncrisp doctor，然后 uncrisp backup"));
	return { summary: { files } };
}

/** Other lines of an existing .env stay as they are. */
async function writeSecrets(cwd: string, secrets: Record<string, string>): Promise<string> {
	const path = join(cwd, ".env");
	const before = (await isThere(path)) ? await readFile(path, "utf8") : "";
	const kept = before.split(/\r?\n/).filter((line) => !Object.keys(parseDotenv(line)).some((name) => name in secrets));
	while (kept.at(-1) === "") kept.pop();
	const lines = [...kept, ...Object.entries(secrets).map(([name, value]) => dotenvLine(name, value))];
	await writePrivateFile(path, `${lines.join("\n")}\n`);
	await chmod(path, 0o600);
	return path;
}

async function ignoreInGit(cwd: string): Promise<boolean> {
	if (!(await isThere(join(cwd, ".git")))) return false;
	const path = join(cwd, ".gitignore");
	const content = (await isThere(path)) ? await readFile(path, "utf8") : "";
	if (content.split(/\r?\n/).some((line) => [".env", "/.env", ".env*"].includes(line.trim()))) return false;
	const { writeFile } = await import("node:fs/promises");
	await writeFile(path, `${content}${content === "" || content.endsWith("\n") ? "" : "\n"}.env\n`);
	return true;
}

async function askText(
	ask: Ask,
	session: Session,
	message: Localized,
	preset: string | undefined,
	help?: Localized,
	fits: (value: string) => boolean = (value) => value.trim() !== "",
): Promise<string> {
	if (help) session.output.paragraph(help, "  ");
	const wrong = both("This value does not fit", "该值不符合要求")[session.language];
	const { value } = await ask([
		{
			type: "input",
			name: "value",
			message: message[session.language],
			...(preset !== undefined && { default: preset }),
			validate: (typed: string) => fits(typed.trim()) || wrong,
		},
	]);
	return String(value).trim();
}

async function askSecret(
	ask: Ask,
	session: Session,
	message: Localized,
	fits: (value: string) => boolean = (value) => value.trim() !== "",
): Promise<string> {
	const wrong = both("This value does not fit", "该值不符合要求")[session.language];
	const { value } = await ask([
		{
			type: "password",
			mask: true,
			name: "value",
			message: message[session.language],
			validate: (typed: string) => fits(typed.trim()) || wrong,
		},
	]);
	return String(value).trim();
}

async function askYes(ask: Ask, session: Session, message: Localized, preset: boolean): Promise<boolean> {
	const { yes } = await ask([{ type: "confirm", name: "yes", message: message[session.language], default: preset }]);
	return yes === true;
}

const whereToken = both(
	"In Crisp: Settings → Workspace Settings → Advanced configuration → API Token → Generate.\nIt is shown once, and generating another one ends the old one.",
	"在 Crisp 中：Settings → Workspace Settings → Advanced configuration → API Token → Generate。\n令牌只显示一次；重新生成会使旧令牌失效。",
);

async function isThere(path: string): Promise<boolean> {
	return access(path).then(
		() => true,
		() => false,
	);
}
