/**
 * The credentials the double tells, as Crisp would. Each begins with `double-secret`, so a test can look for
 * that in an archive, a log or a report and expect nothing.
 */
export const doubleSecrets = {
	verifyKey: "double-secret-verify-key-aa11",
	helpdeskPassword: "double-secret-helpdesk-password-bb22",
	helpdeskJwt: "double-secret-jwt-cc33",
	pluginToken: "double-secret-plugin-token-dd44",
	pluginApiKey: "double-secret-plugin-api-key-1188",
	operatorIdentifier: "double-secret-operator-identifier-ee55",
	operatorKey: "double-secret-operator-key-ff66",
	browsingToken: "double-secret-browsing-token-0077",
} as const;
