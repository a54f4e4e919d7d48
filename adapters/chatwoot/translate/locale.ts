/** `zh-cn` at Crisp is `zh_CN` at Chatwoot; plain `zh` is disabled there. */
export function chatwootLocale(code: string): string {
	const [language = "en", region] = code.toLowerCase().split(/[-_]/);
	if (language === "zh") return region === "tw" || region === "hk" || region === "hant" ? "zh_TW" : "zh_CN";
	return language === "pt" && region === "br" ? "pt_BR" : language;
}
