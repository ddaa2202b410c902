/** Gives a JSON file to the browser to keep. */
export function giveJson(name: string, content: unknown): void {
  const blob = new Blob([`${JSON.stringify(content, null, 2)}\n`], { type: 'application/json' })
  const url = URL.createObjectURL(blob)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), GIVEN_MS)
}

/** Browsers have taken a file over by then. */
const GIVEN_MS = 60_000
