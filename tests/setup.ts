// No test talks to anything but this machine: proxies of the environment would hide that.
for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"])
	delete process.env[name];
process.env.NO_COLOR = "1";
