import ts from 'typescript'

/**
 * Evaluates an expression of constants to the text that it is when the program runs: literals,
 * templates, sums of texts, constants of any file, members of constant objects. Null when it
 * depends on what is only known then.
 */
export function evaluateText(expression: ts.Expression, checker: ts.TypeChecker): string | null {
  if (ts.isStringLiteralLike(expression)) return expression.text
  if (ts.isNumericLiteral(expression)) return String(Number(expression.text.replaceAll('_', '')))
  if (ts.isTemplateExpression(expression)) return evaluateTemplate(expression, checker)
  if (ts.isParenthesizedExpression(expression)) return evaluateText(expression.expression, checker)
  if (ts.isAsExpression(expression)) return evaluateText(expression.expression, checker)
  if (ts.isBinaryExpression(expression)) return evaluateSum(expression, checker)
  if (ts.isIdentifier(expression) || ts.isPropertyAccessExpression(expression)) {
    const initializer = findInitializer(expression, checker)
    return initializer ? evaluateText(initializer, checker) : null
  }
  if (isLocking(expression)) return evaluateText(expression.arguments[1]!, checker)
  return null
}

/** `locking(transaction, clause)` is its clause, but in a snapshot, where it is nothing. */
function isLocking(expression: ts.Expression): expression is ts.CallExpression {
  return ts.isCallExpression(expression) && expression.expression.getText() === 'locking'
}

function evaluateTemplate(
  { head, templateSpans }: ts.TemplateExpression,
  checker: ts.TypeChecker,
): string | null {
  let text = head.text
  for (const { expression, literal } of templateSpans) {
    const part = evaluateText(expression, checker)
    if (part === null) return null
    text += part + literal.text
  }
  return text
}

function evaluateSum(
  { left, right, operatorToken }: ts.BinaryExpression,
  checker: ts.TypeChecker,
): string | null {
  const [a, b] = [evaluateText(left, checker), evaluateText(right, checker)]
  if (a === null || b === null) return null
  if (operatorToken.kind === ts.SyntaxKind.PlusToken) return a + b
  if (operatorToken.kind === ts.SyntaxKind.AsteriskToken) return String(Number(a) * Number(b))
  return null
}

function findInitializer(name: ts.Node, checker: ts.TypeChecker): ts.Expression | null {
  let symbol = checker.getSymbolAtLocation(name)
  if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol)
  const declared = symbol?.valueDeclaration
  if (!declared) return null
  if (ts.isPropertyAssignment(declared)) return declared.initializer
  const isConstant =
    ts.isVariableDeclaration(declared) &&
    (ts.getCombinedNodeFlags(declared) & ts.NodeFlags.Const) !== 0
  return isConstant ? (declared.initializer ?? null) : null
}
