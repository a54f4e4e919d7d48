// Everything an adapter author needs, as `uncrisp/adapter`: an explicit list.
export type {
	Adapter,
	Fact,
	FileRef,
	Finding,
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
	TargetIo,
	TranslateContext,
} from "./contract.js";
export { CannotLocateError, credentialsRefused, InDoubtError, rightsMissing } from "./errors.js";
export { type Setting, type SettingInfo, setting, settingsOf } from "./setting.js";
