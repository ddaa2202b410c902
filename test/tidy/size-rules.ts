import ts from 'typescript'
import { isCode, type ProjectFile } from './project-files.ts'
import type { Rule } from './rule.ts'

const FILE_LINES_MAX = 300
const FUNCTION_LINES_MAX = 40
const LINE_CHARACTERS_MAX = 100
const README_LINES_MAX = 30

/** What is printed is as long as what it prints. */
const isPrinted = ({ path }: ProjectFile) => path.startsWith('schema/sql/')
const isReadable = (file: ProjectFile) =>
  (isCode(file) || /\.(sql|css)$/.test(file.path)) && !isPrinted(file)
const isFolderReadme = ({ path }: ProjectFile) => path.endsWith('/README.md')

const lines = (count: number) => 'x()\n'.repeat(count)
const functionOf = (count: number, literal = '') =>
  `function f() {\n${lines(count - 2 - Number(literal !== ''))}${literal}}\n`

function countLines(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
}

function longFiles(max: number) {
  return ({ text }: ProjectFile) => {
    const count = countLines(text)
    return count > max ? [`${count} lines, ${max} are allowed`] : []
  }
}

function longLines({ text }: ProjectFile): string[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.length <= LINE_CHARACTERS_MAX) return []
    return [`line ${index + 1} has ${line.length} characters`]
  })
}

/** Lines that only spell out an object, a list or a text, beyond the first of each. */
function countLiteralLines(node: ts.Node, source: ts.SourceFile): number {
  if (isLiteral(node)) {
    const { line: first } = source.getLineAndCharacterOfPosition(node.getStart(source))
    return source.getLineAndCharacterOfPosition(node.end).line - first
  }
  let count = 0
  ts.forEachChild(node, child => {
    count += countLiteralLines(child, source)
  })
  return count
}

function isLiteral(node: ts.Node): boolean {
  if (ts.isTemplateLiteral(node)) return true
  if (!ts.isObjectLiteralExpression(node) && !ts.isArrayLiteralExpression(node)) return false
  return !holdsFunction(node)
}

/** A function in a literal is code to read, not data. */
function holdsFunction(node: ts.Node): boolean {
  return ts.isFunctionLike(node) || ts.forEachChild(node, holdsFunction) === true
}

function longFunctions({ path, text }: ProjectFile): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const breaches: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && !isDescribe(node)) {
      const from = source.getLineAndCharacterOfPosition(node.getStart(source)).line
      const all = source.getLineAndCharacterOfPosition(node.end).line - from + 1
      const count = all - countLiteralLines(node, source)
      if (count > FUNCTION_LINES_MAX) breaches.push(`line ${from + 1}: ${count} lines`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return breaches
}

/** The body of `describe` groups tests; it is no function that anyone reads as one. */
function isDescribe(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText())
}

export const sizeRules: Rule[] = [
  {
    says: `a file has at most ${FILE_LINES_MAX} lines`,
    appliesTo: isReadable,
    breaches: longFiles(FILE_LINES_MAX),
    bad: { path: 'a.ts', text: lines(FILE_LINES_MAX + 1) },
    good: { path: 'a.ts', text: lines(FILE_LINES_MAX) },
  },
  {
    says: `a function has at most ${FUNCTION_LINES_MAX} lines, those of literals not counted`,
    appliesTo: isCode,
    breaches: longFunctions,
    bad: { path: 'a.ts', text: functionOf(FUNCTION_LINES_MAX + 1) },
    good: {
      path: 'a.ts',
      text: functionOf(FUNCTION_LINES_MAX, `const list = [\n${'1,\n'.repeat(9)}]\n`),
    },
  },
  {
    says: `a line has at most ${LINE_CHARACTERS_MAX} characters`,
    appliesTo: isReadable,
    breaches: longLines,
    bad: { path: 'a.ts', text: 'x'.repeat(LINE_CHARACTERS_MAX + 1) },
    good: { path: 'a.ts', text: 'x'.repeat(LINE_CHARACTERS_MAX) },
  },
  {
    says: `a folder's README has at most ${README_LINES_MAX} lines`,
    appliesTo: file => isFolderReadme(file) && file.path !== 'test/README.md',
    breaches: longFiles(README_LINES_MAX),
    bad: { path: 'a/README.md', text: lines(README_LINES_MAX + 1) },
    good: { path: 'a/README.md', text: lines(README_LINES_MAX) },
  },
]
