/** What may hide a semicolon, a semicolon, and the words that open and close a function’s body. */
const TOKEN = new RegExp(
  [
    /--[^\n]*|\/\*[\s\S]*?\*\//,
    /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$/,
    /\bbegin\s+atomic\b|\bcase\b|\bend\b|;/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
)

/** Cuts the text of a migration into its statements, in order, nothing left out. */
export function splitSql(text: string): string[] {
  const statements: string[] = []
  let from = 0
  let open = 0
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (/^begin/i.test(token)) open = 1
    else if (/^case/i.test(token) && open > 0) open += 1
    else if (/^end/i.test(token) && open > 0) open -= 1
    if (token !== ';' || open > 0) continue
    statements.push(text.slice(from, index + 1))
    from = index + 1
  }
  return [...statements, text.slice(from)].filter(one => withoutComments(one).trim() !== '')
}

/** The statement in one line, as it is shown to people. */
export function describeStatement(statement: string): string {
  return withoutComments(statement).replace(/\s+/g, ' ').trim()
}

function withoutComments(text: string): string {
  return text.replace(TOKEN, token => (/^(--|\/\*)/.test(token) ? '' : token))
}
