/** The README of a new adapter's folder. */
export const scaffoldGuide = `# uncrisp-adapter-@@id@@

Imports an uncrisp archive into @@Name@@. 把 uncrisp 归档导入 @@Name@@。

\`\`\`sh
npm install --no-save uncrisp
npm test                                            # the conformance suite: what fails is what is left to write
npx uncrisp plan --to ./uncrisp-adapter-@@id@@       # from the folder above, on a real archive; sends nothing
\`\`\`

1. **Say what is true of @@Name@@**: facts with source and day, limits, whether times survive, how an import stays silent.
2. **translate()**, one kind after the other: add it to \`manifest.order\`. Every field goes into a payload or into \`losses\`.
   A conversation yields its own operation, then one for each of \`context.messages(id)\`, in one lane, with \`refs\` to what they need.
3. **perform() and locate()**: send something of ours along (an external id) by which it can be found again. A lost answer is an
   \`InDoubtError\`, never a failure. What the vendor cannot find again throws \`CannotLocateError\` with what a person should look at.
4. **check()**: credentials, rights, and everything that would notify a customer.
5. **read(), update(), revert(), identities()**: for \`verify\`, later imports, \`undo\` and \`identities.csv\`.
6. Teach the double what the documentation says, faults included; run the suite against a test account as well.

Publish it as \`uncrisp-adapter-@@id@@\`, and \`--to @@id@@\` finds it.

---

1. **如实描述 @@Name@@**：每条事实注明来源和日期；填写限额、原始时间能否保留，以及导入如何不打扰客户。
2. **translate()**：逐类编写，并加入 \`manifest.order\`。每个字段要么写入 payload，要么在 \`losses\` 中声明。
   会话先产生自身的操作，再按 \`context.messages(id)\` 逐条产生消息操作；它们同属一个通道，并用 \`refs\` 引用所依赖的操作。
3. **perform() 与 locate()**：随请求发送我方标识（外部 ID），以便日后查找。响应丢失应抛出 \`InDoubtError\`，而不是当作失败。
   无法再次查找的，抛出 \`CannotLocateError\`，并说明人工应查看什么。
4. **check()**：验证凭据和权限，并检查一切会通知客户的设置。
5. **read()、update()、revert()、identities()**：分别用于 \`verify\`、后续导入、\`undo\` 和 \`identities.csv\`。
6. 按厂商文档完善模拟服务（包括故障），并用测试账号再运行一遍测试。

以 \`uncrisp-adapter-@@id@@\` 为名发布后，即可使用 \`--to @@id@@\`。
`;
