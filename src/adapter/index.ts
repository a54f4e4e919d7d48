export { z } from "zod";
export { MaybeSentError } from "../http/http-client.js";
export type {
	Contact,
	Conversation,
	Entity,
	EntityKind,
	EntityOf,
	Localized,
	Message,
	MessagePart,
} from "../model/index.js";
export { AppError, text } from "../model/index.js";
// Everything an adapter author needs, as `uncrisp/adapter`: an explicit list.
export type {
	Adapter,
	FileRef,
	Finding,
	ImportedRecord,
	Loss,
	Manifest,
	ManualStep,
	Operation,
	OperationOutcome,
	ReadBack,
	Ref,
	Refs,
	RemoteRef,
	Target,
	TargetIdentities,
	TargetIdentity,
	TargetIo,
	TranslateContext,
} from "./contract.js";
export { CannotLocateError, credentialsRefused, InDoubtError, rightsMissing } from "./errors.js";
export { coveredKinds, importOrder } from "./import-order.js";
export { type RefusalWords, refusalFinding } from "./refusal-finding.js";
export { type Setting, type SettingInfo, setting, settingsOf } from "./setting.js";
export { noSuchImport, sheetAdapter } from "./sheet-adapter.js";
export { type SheetFacts, sheetManifest } from "./sheet-manifest.js";
export {
	type Fact,
	type FactTopic,
	type FitGrade,
	factTopics,
	factValues,
	type ImportRoute,
	type SheetFit,
	type SheetRow,
	type Widget,
} from "./vendor.js";
