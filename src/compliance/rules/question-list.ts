import { type Localized, text } from "../../model/index.js";

/*
 * What only the user knows (compliance-cn.md 2.3): asked when a rule needs it, kept in uncrisp.config.json under `report`, shown in
 * the report. No question asks for a name: `dpo.named` is yes or no.
 */

export type QuestionType =
	| { type: "yes-no" }
	| { type: "number" }
	/** `2026-11-24` */
	| { type: "date" }
	/** ISO 3166-1 alpha-2, such as CN. */
	| { type: "country" }
	| { type: "countries" }
	| { type: "choice"; choices: readonly string[] }
	| { type: "list"; choices: readonly string[] };

export type Question = QuestionType & { text: Localized };

const yesNo = (en: string, zh: string) => ({ type: "yes-no", text: text(en, zh) }) as const;
const amount = (en: string, zh: string) => ({ type: "number", text: text(en, zh) }) as const;
const day = (en: string, zh: string) => ({ type: "date", text: text(en, zh) }) as const;
const country = (en: string, zh: string) => ({ type: "country", text: text(en, zh) }) as const;
const countries = (en: string, zh: string) => ({ type: "countries", text: text(en, zh) }) as const;
const choice = <const C extends readonly string[]>(choices: C, en: string, zh: string) =>
	({ type: "choice", choices, text: text(en, zh) }) as const;
const list = <const C extends readonly string[]>(choices: C, en: string, zh: string) =>
	({ type: "list", choices, text: text(en, zh) }) as const;

export const questions = {
	"company.established": country("In which country is the company established?", "公司设立于哪个国家？"),
	"company.isCIIO": yesNo(
		"Is the company an operator of critical information infrastructure?",
		"公司是否被认定为关键信息基础设施运营者？",
	),
	"company.importantDataNotified": yesNo(
		"Has a regulator or region notified or published data of yours as important data?",
		"是否有主管部门或地区告知或公布您的数据属于重要数据？",
	),
	"company.sectorConfirmed": yesNo(
		"Is the classification of your sector confirmed in writing?",
		"是否已取得所在行业的书面分类分级结论？",
	),
	"company.totalIndividuals": amount(
		"Whose personal information does the company hold, in all systems: how many people?",
		"公司全部系统共处理多少人的个人信息？",
	),
	"company.otherExportsYtd.general": amount(
		"People whose data other systems sent abroad since 1 January",
		"今年 1 月 1 日以来，其他系统出境的个人信息涉及多少人？",
	),
	"company.otherExportsYtd.sensitive": amount(
		"Of these, people with sensitive personal information",
		"其中涉及敏感个人信息的有多少人？",
	),
	"company.isEcommercePlatform": yesNo(
		"Does the company run an e-commerce platform for other sellers?",
		"公司是否为电子商务平台经营者？",
	),
	"company.businessOnly": yesNo("Is the service for businesses only?", "服务是否仅面向企业客户？"),
	"company.gdprApplies": yesNo(
		"Does the GDPR apply to the company (establishment in the EU, or goods and services offered there)?",
		"公司是否适用 GDPR（在欧盟设有机构，或向欧盟提供商品或服务）？",
	),
	"company.usPerson": yesNo(
		"Is the company, or its staff with access, a US person?",
		"公司或有权访问数据的人员是否属于美国人士？",
	),
	"company.foreignLitigation": yesNo(
		"Is there pending litigation or discovery abroad?",
		"是否存在未结的境外诉讼或证据开示？",
	),
	"company.representativeFiledAt": day(
		"When was the representative in China filed with the CAC?",
		"境内代表于何时向网信部门报送？",
	),
	"company.incidentalUsersOnly": yesNo(
		"Are users in China only incidental (no Chinese pages, no prices in CNY)?",
		"境内用户是否仅属偶然（无中文页面、无人民币标价）？",
	),
	"crisp.mechanism": choice(
		["assessment", "standard_contract", "certification", "exempt_contract", "exempt_volume", "ftz", "gba", "none"],
		"Which legal route covers what went to Crisp?",
		"向 Crisp 提供数据适用哪种出境路径？",
	),
	"crisp.exemptionFieldsLimited": yesNo(
		"Are the exported fields limited to what the contract or the list needs?",
		"出境字段是否仅限合同履行或清单所需？",
	),
	"crisp.exemptionFiled": yesNo(
		"Is the claimed exemption documented and, in a free-trade zone or the Greater Bay Area, filed?",
		"所主张的豁免是否有书面依据，且（自贸区、大湾区）已办理备案？",
	),
	"crisp.dpaSigned": choice(
		["all", "some", "none"],
		"For which workspaces is Crisp's data processing agreement signed?",
		"哪些工作区已与 Crisp 签署数据处理协议？",
	),
	"crisp.processorsListed": yesNo("Is Crisp's list of sub-processors on file?", "是否留存 Crisp 的分处理者清单？"),
	"crisp.deletionChoice": choice(
		["delete", "return", "none"],
		"What was Crisp instructed to do with the data at the end?",
		"合同终止时，向 Crisp 作出了何种数据处置指示？",
	),
	"crisp.terminationNoticeAt": day("When did Crisp get that instruction in writing?", "书面指示于何时发出？"),
	"crisp.deletionConfirmedAt": day("When did Crisp confirm the deletion?", "Crisp 于何时确认删除？"),
	"crisp.deletionNamesBackups": yesNo(
		"Does the confirmation name backups, plugin data, files and AI data?",
		"确认函是否列明备份、插件数据、文件与 AI 数据？",
	),
	"crisp.sourceCountsZero": yesNo(
		"Were the counts at Crisp zero when looked at afterwards?",
		"删除后复查，Crisp 中的数量是否为零？",
	),
	"crisp.widgetRemovedAt": day("When was the chat widget removed from all sites?", "聊天插件于何时从全部网站下线？"),
	"crisp.emailForwardRemovedAt": day(
		"When was the e-mail forward to Crisp removed?",
		"转发至 Crisp 的邮件于何时停止？",
	),
	"crisp.oldAppsRetired": yesNo(
		"Are mobile apps with Crisp's SDK no longer in use?",
		"含 Crisp SDK 的旧版应用是否已停用？",
	),
	"export.hostCountry": country(
		"In which country did the machine stand that ran the export?",
		"执行导出的机器位于哪个国家？",
	),
	"export.operatorCountry": country("In which country was the person who ran it?", "执行导出的人员位于哪个国家？"),
	"export.storageCountry": country("In which country does the archive rest?", "归档存放在哪个国家？"),
	"export.sharedWith": countries("In which countries can somebody open the archive?", "哪些国家的人员可以打开归档？"),
	"cutover.date": day("When does, or did, the new system take over?", "新系统于何时切换上线？"),
	"import.startsAt": day("When does the import into the new system start?", "何时开始导入新系统？"),
	"import.onlyWithBasis": yesNo(
		"Are anonymous visitors, spam, blocked people and leads without consent left out of the import?",
		"导入时是否排除匿名访客、垃圾会话、被屏蔽者和无同意的线索？",
	),
	"import.fields": choice(
		["minimal", "with-reasons", "all"],
		"Which profile fields are imported?",
		"导入哪些资料字段？",
	),
	"import.sensitive": choice(
		["excluded", "masked", "clear-with-purpose", "clear"],
		"How is sensitive personal information imported?",
		"敏感个人信息如何导入？",
	),
	"import.idDocuments": choice(
		["excluded", "quarantined", "ordinary"],
		"What happens to photos of identity documents?",
		"证件照片如何处理？",
	),
	"import.cards": choice(
		["excluded", "truncated", "full"],
		"How are bank card numbers imported?",
		"银行卡号如何导入？",
	),
	"import.special": choice(
		["excluded", "with-condition", "kept"],
		"What happens to health, biometric, religious and similar content?",
		"医疗健康、生物识别、宗教等内容如何处理？",
	),
	"import.credentials": choice(
		["redacted", "kept"],
		"What happens to passwords, codes and keys in texts?",
		"文本中的密码、验证码和密钥如何处理？",
	),
	"import.notes": choice(
		["excluded", "reviewed", "unreviewed"],
		"What happens to agents' private notes?",
		"客服内部备注如何处理？",
	),
	"import.eea": choice(["excluded", "included"], "Are people in the EU/EEA imported?", "是否导入欧盟/欧洲经济区用户？"),
	"import.uk": choice(["excluded", "included"], "Are people in the UK imported?", "是否导入英国用户？"),
	"import.us": choice(["excluded", "included"], "Are people in the US imported?", "是否导入美国用户？"),
	"import.suppressionFirst": yesNo(
		"Does every opt-out reach the target before the contacts do?",
		"退订标记是否全部先于联系人导入目标平台？",
	),
	"import.keepsAutomatedFlag": yesNo(
		"Do automated messages keep their mark in the target?",
		"自动消息导入后是否保留标记？",
	),
	"target.type": choice(
		["vendor", "hosted-cloud", "self-host"],
		"What is the new system: a vendor's service, self-hosted in a cloud, or on own hardware?",
		"新系统属于：厂商服务、云上自建，还是自有硬件？",
	),
	"target.dpa": choice(
		["signed", "standard-terms", "none"],
		"Is an entrusted-processing agreement in place with the vendor or host?",
		"是否已与厂商或云服务商签订委托处理协议？",
	),
	"target.dpaClauses": list(
		[
			"purpose",
			"term",
			"method",
			"categories",
			"protection",
			"duties",
			"sub-processors",
			"audit",
			"return-or-deletion",
			"incident-notice",
		],
		"Which clauses does the agreement have?",
		"协议包含哪些条款？",
	),
	"target.vendorOwnUses": choice(
		["none", "statistics", "own-uses"],
		"What may the vendor do with the data for itself?",
		"厂商可否为自身目的使用数据？",
	),
	"target.ownUseConsent": yesNo(
		"Did people get notice of that use and give separate consent?",
		"是否就该用途告知并取得单独同意？",
	),
	"target.platformIdentity": yesNo(
		"Do customers sign in with a platform account, such as WeChat?",
		"客户是否以微信等平台账号登录？",
	),
	"target.dataCountry": country("In which country will the data rest?", "数据将存储在哪个国家？"),
	"target.backupCountry": country("In which country will its backups rest?", "备份将存储在哪个国家？"),
	"target.supportCountries": countries(
		"From which countries can the vendor's staff reach the data?",
		"厂商人员可从哪些国家访问数据？",
	),
	"target.regionsInContract": yesNo("Does the contract state these places?", "合同是否写明上述地点？"),
	"target.accessFromAbroad": choice(
		["none", "masked", "yes"],
		"Can your own people abroad open customers' records in the new system?",
		"您在境外的人员能否打开新系统中的客户记录？",
	),
	"target.accessMechanism": yesNo("Does a route or exemption cover that access?", "该访问是否有出境路径或豁免覆盖？"),
	"target.partitioning": yesNo(
		"Are customers from abroad kept in a workspace or database of their own?",
		"境外客户数据是否单独分区存放？",
	),
	"target.logsMonths": amount("For how many months are the network logs kept?", "网络日志保存几个月？"),
	"target.auditLog": yesNo("Are log-ins, exports and deletions logged?", "登录、导出和删除操作是否留有日志？"),
	"target.logsReadable": yesNo("Can you read these logs yourself?", "您能否自行查阅这些日志？"),
	"target.mlpsLevel": amount("MLPS level of the system (0: none)", "系统的等级保护级别（0 表示无）"),
	"target.mlpsFiled": yesNo("Is it filed, and have you seen the certificate?", "是否已备案，且您已看到备案证明？"),
	"target.mlpsTestDate": day("When was it last tested?", "最近一次测评于何时完成？"),
	"target.mlpsResult": choice(["conform", "basically-conform", "not-conform"], "With what result?", "测评结论是什么？"),
	"target.mlpsNamesProduct": yesNo("Does the certificate name the product that you buy?", "备案证明是否写明所购产品？"),
	"target.publicFrontEnd": yesNo(
		"Has the system a public front end on a mainland host?",
		"系统是否有部署在境内的公开前端？",
	),
	"target.icpMatches": yesNo(
		"Does the ICP number belong to the company you sign with?",
		"ICP 备案号是否属于签约公司？",
	),
	"target.voiceService": yesNo("Does the vendor sell voice or outsourced calls?", "厂商是否提供语音或呼叫外包？"),
	"target.vatLicences": list(
		["B11", "B21", "B24", "B25"],
		"Which telecom licences does the vendor hold?",
		"厂商持有哪些增值电信业务许可？",
	),
	"target.foreignShare": yesNo("Has the vendor foreign shareholders?", "厂商是否有外资股东？"),
	"target.isoEdition": choice(
		["2022", "2013", "none"],
		"Which edition of ISO/IEC 27001 is the vendor's certificate?",
		"厂商的 ISO/IEC 27001 证书是哪一版？",
	),
	"target.isoNamesProduct": yesNo(
		"Does its scope name the product, with a number that you checked?",
		"证书范围是否覆盖所购产品，且编号已核验？",
	),
	"target.subprocessorsListed": yesNo(
		"Are all sub-processors (AI, SMS, speech, storage, CDN) in the contract?",
		"合同是否列明全部分包方（AI、短信、语音、存储、CDN）？",
	),
	"target.subprocessorsNeedConsent": yesNo("Does a new sub-processor need your consent?", "新增分包方是否须经您同意？"),
	"target.affiliatesAbroad": yesNo(
		"Has the vendor a parent, affiliate or listing abroad?",
		"厂商是否有境外母公司、关联方或境外上市？",
	),
	"target.aiTraining": choice(
		["none", "opt-out", "opt-in", "de-identified", "default-on"],
		"May the vendor train models on your conversations?",
		"厂商可否用您的会话训练模型？",
	),
	"target.exitTerms": list(
		["format", "deadline", "deletion", "certificate"],
		"What does the contract settle about leaving?",
		"合同对退出约定了哪些内容？",
	),
	"target.exitDryRun": yesNo(
		"Did you export from the new system on trial, attachments and notes included?",
		"是否已试从新系统导出（含附件与备注）？",
	),
	"target.lookupTested": yesNo(
		"Was finding and exporting one person in the new system tested?",
		"是否已测试在新系统中查找并导出某个人的数据？",
	),
	"target.dpaArt28": yesNo(
		"Does the contract with the new processor meet GDPR 28?",
		"与新处理者的合同是否符合 GDPR 第 28 条？",
	),
	"notice.updatedAt": day("When was the privacy notice updated for the new system?", "隐私政策于何时为新系统更新？"),
	"notice.elements": list(
		["recipients", "categories", "retention", "sensitive", "rights"],
		"What does the notice now state?",
		"更新后的隐私政策写明了哪些内容？",
	),
	"notice.namedCrisp": yesNo(
		"Did the notice name Crisp, its contact, purpose, method, categories and how to use rights there?",
		"原隐私政策是否写明 Crisp 的名称、联系方式、目的、方式、种类及行权途径？",
	),
	"notice.china": choice(
		["named", "outside-eu", "silent"],
		"What does the notice tell people in the EU and UK about China?",
		"隐私政策如何向欧盟和英国用户说明数据进入中国？",
	),
	"notice.namesSafeguard": yesNo(
		"Does it name the safeguard and how to get a copy?",
		"是否写明保障措施及获取副本的方式？",
	),
	"consent.basis": choice(
		["consent", "contract", "legal-duty", "mixed"],
		"On what did the processing rest?",
		"处理活动基于什么合法性基础？",
	),
	"consent.noNeedDocumented": yesNo(
		"Is it documented by counsel why separate consent was not needed?",
		"无需单独同意的理由是否有律师书面意见？",
	),
	"consent.newPurposes": yesNo(
		"Does the new system use old chats for anything new (training, scoring, marketing)?",
		"新系统是否将历史会话用于新用途（训练、评分、营销）？",
	),
	"consent.recollected": choice(
		["all", "some", "none"],
		"Was new consent collected for it?",
		"是否已就新用途重新取得同意？",
	),
	"basis.categories": choice(
		["all", "some", "none"],
		"For which categories found is a legal basis and purpose recorded?",
		"已发现的数据种类中，哪些记录了合法性基础与目的？",
	),
	"basis.consentPredates": yesNo(
		"Is some of that basis a consent older than its purpose?",
		"其中是否有早于该用途的同意？",
	),
	"retention.schedule": choice(
		["per-category", "one-limit", "none"],
		"Is there a retention schedule?",
		"是否有保存期限表？",
	),
	"retention.maxMonths": amount("The longest limit in it, in months", "其中最长的期限（月）"),
	"retention.applied": yesNo("Are records beyond their limit left out of the import?", "超期记录是否不导入？"),
	"retention.deletesOrders": yesNo(
		"Does a planned deletion touch orders younger than three years or open disputes?",
		"计划中的删除是否涉及三年内订单或未结争议？",
	),
	"pipia.exportDate": day(
		"When was the impact assessment for the export to Crisp made?",
		"向 Crisp 出境的个人信息保护影响评估于何时完成？",
	),
	"pipia.exportCovers": yesNo(
		"Does it list the categories that this report found?",
		"评估是否列明本报告发现的数据种类？",
	),
	"pipia.keptUntil": day("Until when are the assessments kept?", "评估报告保存至何时？"),
	"pipia.newDate": day("When was the impact assessment for the new system made?", "新系统的影响评估于何时完成？"),
	"pipia.newCovers": yesNo("Does it cover sensitive information and AI features?", "是否覆盖敏感个人信息与 AI 功能？"),
	"records.register": yesNo(
		"Is there a register of entrustments, provisions and assessments?",
		"是否有委托、提供与评估的登记台账？",
	),
	"records.hasCrisp": yesNo("Does it list Crisp?", "台账是否包含 Crisp？"),
	"records.keptUntil": day("Until when are these records kept, in mainland China?", "上述记录在境内保存至何时？"),
	"access.controls": list(
		["named-list", "mfa", "log", "training"],
		"Which controls does access to archive and new system have?",
		"归档与新系统的访问具备哪些控制？",
	),
	"access.sharedAccounts": yesNo(
		"Are there shared accounts, or leavers who still have access?",
		"是否存在共用账号或离职人员仍有权限？",
	),
	"access.roles": amount("How many people have a role in the new system?", "新系统中有多少人拥有账号？"),
	"access.toldInWriting": yesNo(
		"Was the staff told in writing what the archive holds and that copies are forbidden?",
		"是否已书面告知人员归档内容并禁止复制？",
	),
	"archive.fullDiskEncryption": yesNo("Does the archive stand on an encrypted disk?", "归档所在磁盘是否加密？"),
	"archive.keysApart": yesNo("Are the keys kept elsewhere?", "密钥是否异处保管？"),
	"archive.encryptedTransfer": yesNo("Does it only travel over TLS or SFTP?", "是否仅通过 TLS 或 SFTP 传输？"),
	"archive.expiryDate": day("When will the archive be deleted?", "归档计划于何时删除？"),
	"archive.acceptedAt": day("When was the new system accepted?", "新系统于何时验收？"),
	"archive.copiesPurged": yesNo(
		"Are working copies, caches and logs with personal information purged?",
		"工作副本、缓存和含个人信息的日志是否已清除？",
	),
	"classification.doneAt": day(
		"When was the data classification last adopted?",
		"数据分类分级制度最近一次于何时发布？",
	),
	"classification.coversFields": yesNo("Has every field of the archive a class in it?", "归档的每个字段是否都已定级？"),
	"incident.plan": yesNo("Is there an incident plan?", "是否有事件应急预案？"),
	"incident.hasClocks": yesNo(
		"Does it name the clocks of November 2025 (4 hours, 1 hour, 30 days) and 72 hours for the GDPR?",
		"预案是否写明 2025 年 11 月起的时限（4 小时、1 小时、30 日）及 GDPR 的 72 小时？",
	),
	"incident.vendorNoticeHours": amount("Within how many hours must the vendor tell you?", "厂商须在几小时内通知您？"),
	"incident.secretsHandled": yesNo(
		"Were the keys found in chats rotated and handled as an incident?",
		"会话中发现的密钥是否已轮换并按事件处置？",
	),
	"dpo.named": yesNo(
		"Is a person in charge of personal information protection named?",
		"是否已指定个人信息保护负责人？",
	),
	"dpo.published": yesNo("Is the contact published?", "联系方式是否已公开？"),
	"dpo.filedAt": day("When was the person filed with the city-level CAC?", "于何时向地市级网信部门报送？"),
	"audit.lastDate": day("When was the last compliance audit?", "最近一次合规审计于何时完成？"),
	"audit.coversChat": yesNo("Did it cover the chat system?", "审计是否覆盖客服系统？"),
	"minors.rules": yesNo("Is there a dedicated rule for children under 14?", "是否有不满十四周岁儿童的专门处理规则？"),
	"minors.guardianFlow": yesNo("Is guardians' consent collected?", "是否取得监护人同意？"),
	"minors.hintsRefuted": yesNo("Were the hints at children sampled and refuted?", "儿童线索是否已抽样核查并排除？"),
	"minors.auditFiledYear": amount(
		"For which year was a minors audit last filed?",
		"未成年人审计最近一次报送的是哪一年度？",
	),
	"minors.accessApproval": yesNo(
		"Does opening a minor's conversation need approval, with a log?",
		"查看未成年人会话是否须审批并留痕？",
	),
	"dsr.channel": yesNo("Is a channel for people's requests published?", "是否公布了个人行权渠道？"),
	"dsr.requestersExcluded": yesNo(
		"Are people who asked for deletion left out of the import?",
		"要求删除者是否不导入？",
	),
	"ai.enabled": yesNo("Does the new system answer with a bot or AI?", "新系统是否使用机器人或 AI 回复？"),
	"ai.audience": choice(["public", "internal"], "Who sees what it writes?", "生成内容面向谁？"),
	"ai.providerFiled": yesNo(
		"Has the model's provider completed its filing in China?",
		"模型提供者是否已在中国完成备案？",
	),
	"ai.providerCountry": country("In which country does the model run?", "模型部署在哪个国家？"),
	"ai.humanHandover": yesNo(
		"Can people reach a human and refuse automated decisions?",
		"用户能否转人工并拒绝自动化决策？",
	),
	"ai.label": yesNo("Do AI answers carry a visible label?", "AI 回复是否有显著标识？"),
	"eu.instrument": choice(
		["module-four", "other", "article-49", "none"],
		"Which instrument covers bringing EU data to China?",
		"欧盟数据进入中国依据哪种传输工具？",
	),
	"eu.tiaAt": day("When was the transfer impact assessment made?", "传输影响评估于何时完成？"),
	"eu.supplementary": yesNo(
		"Are supplementary measures applied (redaction, keys in the EU)?",
		"是否采取了补充措施（去标识、密钥存于欧盟）？",
	),
	"eu.controllerUnderArt3": yesNo(
		"Is the importing company itself under GDPR 3(2)?",
		"数据接收公司自身是否适用 GDPR 第 3(2) 条？",
	),
	"eu.representative": choice(
		["named", "not-needed", "none"],
		"Is a representative in the EU named?",
		"是否指定了欧盟代表？",
	),
	"eu.recordsUpdatedAt": day(
		"When was the record of processing updated with the move?",
		"处理活动记录于何时更新了本次迁移？",
	),
	"eu.dpia": choice(
		["done", "not-needed", "none"],
		"Was a data protection impact assessment made?",
		"是否完成数据保护影响评估？",
	),
	"eu.occasional": yesNo("Is the processing of EU people occasional and small?", "对欧盟用户的处理是否偶发且规模小？"),
	"uk.instrument": choice(
		["idta", "addendum", "none"],
		"Which instrument covers bringing UK data to China?",
		"英国数据进入中国依据哪种传输工具？",
	),
	"uk.assessmentDate": day("When was the UK data protection test made?", "英国数据保护测试于何时完成？"),
	"us.governmentRelated": yesNo("Is government-related data involved?", "是否涉及美国政府相关数据？"),
	"us.complianceProgramme": yesNo(
		"Are the security requirements and the compliance programme in place?",
		"是否已落实安全要求与合规计划？",
	),
	"other.regionsCovered": list(
		["HK", "MO", "TW", "CH", "KR", "JP", "SG", "BR", "IN", "AU"],
		"For which of these regions are instrument and notice on file?",
		"以下哪些法域已备有传输工具与告知？",
	),
	"legal.foreignRequestProcedure": yesNo(
		"Do requests of foreign courts or authorities go to PRC counsel, by written procedure?",
		"境外司法或执法请求是否依书面流程交由中国律师处理？",
	),
} as const satisfies Record<string, Question>;

export type QuestionId = keyof typeof questions;
export const questionIds = Object.keys(questions) as QuestionId[];
type OfType<T extends Question["type"]> = {
	[K in QuestionId]: (typeof questions)[K]["type"] extends T ? K : never;
}[QuestionId];
export type YesNoId = OfType<"yes-no">;
export type NumberId = OfType<"number">;
export type DateId = OfType<"date">;
export type CountryId = OfType<"country">;
export type ChoiceId = OfType<"choice">;
export type ListId = OfType<"list" | "countries">;
export type ChoiceOf<K extends QuestionId> = (typeof questions)[K] extends {
	choices: infer C extends readonly string[];
}
	? C[number]
	: string;
