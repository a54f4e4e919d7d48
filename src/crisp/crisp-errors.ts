import type { HttpResponse } from "../http/http-client.js";
import { retryAfterMs } from "../http/retry-after.js";
import { AppError, text } from "../model/index.js";

/** The errors of Crisp that stop a run, in words that say what to do (sheet 1.3, 1.6). */
export function crispErrors(tier: "website" | "plugin" | "user") {
	return {
		credentials: (status: number, reason: string) =>
			new AppError("credentials-refused", {
				what: text("Crisp refused the API token", "Crisp 拒绝了 API 令牌"),
				why: text(
					`The identifier or key is wrong, the token was replaced or revoked, or it is not a ${tier} token (${status} ${reason || "no reason given"})`,
					`identifier 或 key 不正确、令牌已被替换或撤销，或它并非 ${tier} 类型的令牌（${status} ${reason || "未说明原因"}）`,
				),
				hint: text(
					"Check CRISP_IDENTIFIER, CRISP_KEY and CRISP_TIER. Generating a token for Crisp's MCP server replaces the workspace token: use the newest one for both",
					"请检查 CRISP_IDENTIFIER、CRISP_KEY 和 CRISP_TIER。为 Crisp 的 MCP 服务器生成令牌会替换工作区令牌：两处请使用最新的同一个令牌",
				),
				details: { status, reason, tier },
			}),

		workspaceUnknown: (reason: string) =>
			new AppError("workspace-unknown", {
				what: text("Crisp knows no such workspace for this token", "对于此令牌，Crisp 中没有这个工作区"),
				why: text(
					`The website id is wrong, or the plugin is not installed there (${reason})`,
					`website id 不正确，或该工作区未安装此插件（${reason}）`,
				),
				hint: text(
					"Copy the website id from Crisp: Settings > Workspace settings > Setup; with a plugin token, install the plugin in that workspace",
					"请在 Crisp 的“设置 > 工作区设置 > 安装”中复制 website id；使用插件令牌时，请先在该工作区安装插件",
				),
				details: { reason },
			}),

		rightsMissing: () =>
			new AppError("rights-missing", {
				what: text("This token may not read the workspace", "此令牌无权读取该工作区"),
				why: text(
					`Crisp answered 403 to everything under the tier ${tier}: the tier may be wrong or all scopes are missing`,
					`在 ${tier} 类型下，Crisp 对所有请求均返回 403：令牌类型可能不对，或缺少全部权限范围`,
				),
				hint: text(
					"Set CRISP_TIER to the token's kind (website for a workspace token, plugin for a Marketplace token) or grant the plugin its read scopes",
					"请将 CRISP_TIER 设为令牌的实际类型（工作区令牌为 website，Marketplace 令牌为 plugin），或为插件授予读取权限",
				),
				details: { tier },
			}),

		limit: (now: number, response: HttpResponse) => {
			const wait = retryAfterMs(response.headers["retry-after"], now);
			return new AppError("limit-reached", {
				what: text("Crisp's request quota is used up", "Crisp 的请求配额已用完"),
				why: text(`It still answered ${response.status} after all waits`, `多次等待之后仍返回 ${response.status}`),
				hint: text(
					"Run the same command again tomorrow: it goes on where it stopped",
					"请明天再次运行同一命令：它会从中断处继续",
				),
				retryAtMs: wait === undefined ? nextUtcDay(now) : now + wait,
				details: { reason: "quota", status: response.status, told: wait !== undefined },
			});
		},

		broken: (route: string, status: number, reason: string) =>
			new AppError("remote-broken", {
				what: text(`Crisp's answer to ${route} cannot be used`, `Crisp 对 ${route} 的响应无法使用`),
				why: text(
					`It answered ${status} ${reason} with a body that is empty, cut or no JSON, after all retries`,
					`多次重试后仍返回 ${status} ${reason}，内容为空、被截断或不是 JSON`,
				),
				hint: text("Try again in a few minutes", "请几分钟后重试"),
				details: { route, status, reason },
			}),
	};
}

/** When the daily count starts anew; the hour is not documented, UTC midnight is assumed. */
export function nextUtcDay(now: number): number {
	const day = 86_400_000;
	return (Math.floor(now / day) + 1) * day;
}
