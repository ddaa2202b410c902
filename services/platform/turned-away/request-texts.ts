import { badInput, conflict, notFound } from '../../../contracts/kernel/refusal-text.ts'
import { type Passed, told } from './told.ts'

/** What a request itself must be, whatever it asks for. */
export const REQUEST_TEXTS = {
  page_must_exist: told(
    404,
    'NOT_FOUND',
    notFound(
      '没有这个页面；首页 / 列有全部入口。',
      'There is no such page; / lists those that are.',
    ),
  ),
  request_must_be_posted: told(
    405,
    'BAD_USER_INPUT',
    badInput<{ path: string }>(
      d => `${d.path} 只接受 POST 请求。`,
      d => `${d.path} takes POST requests only.`,
    ),
  ),
  strangers_must_be_fewer_at_once: told(
    503,
    'TRY_AGAIN',
    conflict<{ limit: number }>(
      d => `未登录的请求过多（排队已满 ${d.limit} 个），请稍后再试；已登录或已签名者不受影响。`,
      d =>
        `Too many requests of nobody known wait already (${d.limit}): come again in a moment. ` +
        'Whoever has logged in or signed passes.',
    ),
  ),
  sign_ins_must_be_fewer_at_once: told(
    503,
    'TRY_AGAIN',
    conflict<{ ofOne: number; limit: number; waitSeconds: number }>(
      d =>
        `同时以密码登录者过多（同一来源最多 ${d.ofOne} 个，排队者最多 ${d.limit} 个），` +
        `请 ${d.waitSeconds} 秒后再试。`,
      d =>
        `Too many sign in with a password at this moment (${d.ofOne} of one sender at most, ` +
        `${d.limit} waiting): come again in ${d.waitSeconds} seconds.`,
    ),
  ),
  request_must_be_readable: told(
    400,
    'BAD_USER_INPUT',
    badInput(
      '请求的地址、编码或长度不合 HTTP 规范，或中途断开。',
      'The address, encoding or length of the request is not as HTTP demands, or it broke off.',
    ),
  ),
  request_must_accept_json: told(
    406,
    'BAD_USER_INPUT',
    badInput(
      '答复为 JSON，请求头 Accept 须允许 application/json。',
      'Answers are JSON: the header Accept must allow application/json.',
    ),
  ),
  request_must_say_that_it_is_json: told(
    415,
    'BAD_USER_INPUT',
    badInput(
      '请求头 Content-Type 须为 application/json，字符编码为 UTF-8。',
      'The header Content-Type must be application/json, in UTF-8.',
    ),
  ),
  request_must_be_within_its_size: told(
    413,
    'BAD_USER_INPUT',
    badInput<{ limit: number }>(
      d => `请求不得超过 ${d.limit} 字节，请分批提交。`,
      d => `A request has at most ${d.limit} bytes; send several.`,
    ),
  ),
  request_must_be_json: told(
    400,
    'BAD_USER_INPUT',
    badInput('请求内容不是有效的 JSON。', 'The body of the request is not JSON.'),
  ),
  request_must_hold_a_json_document: told(
    400,
    'BAD_USER_INPUT',
    badInput(
      '请求内容须为 JSON 对象，query 中写明查询。',
      'The body of the request is a JSON object with the document in query.',
    ),
  ),
  request_must_have_its_form: told(
    400,
    'BAD_USER_INPUT',
    badInput<{ reason: string }>(
      d => `请求只能含 query、variables、operationName，类型须正确：${d.reason}`,
      d => `A request holds query, variables and operationName of their types: ${d.reason}`,
    ),
  ),
  request_must_hold_no_extensions: told(
    400,
    'BAD_USER_INPUT',
    badInput<Passed>(
      d => `请求不得含 ${d.field}，此处有 ${d.found} 项，请去掉。`,
      d => `A request holds no ${d.field}, and this one has ${d.found}; leave them out.`,
    ),
  ),
  json_must_be_at_most_32_levels_deep: told(
    400,
    'BAD_USER_INPUT',
    badInput<Passed>(
      d => `${d.field}：JSON 嵌套不得超过 ${d.limit} 层，此处为 ${d.found} 层，请减少层级。`,
      d =>
        `${d.field}: at most ${d.limit} levels of objects and lists, and here are ` +
        `${d.found}; nest it less.`,
    ),
  ),
  text_must_be_within_its_length: told(
    400,
    'BAD_USER_INPUT',
    badInput<Passed>(
      d => `${d.field} 不得超过 ${d.limit} 个字符，此处为 ${d.found} 个，请缩减。`,
      d => `${d.field} has at most ${d.limit} characters, and here are ${d.found}; shorten it.`,
    ),
  ),
  list_must_be_within_its_length: told(
    400,
    'BAD_USER_INPUT',
    badInput<Passed>(
      d => `${d.field} 不得超过 ${d.limit} 项，此处为 ${d.found} 项，请分批提交。`,
      d => `${d.field} has at most ${d.limit} items, and here are ${d.found}; send several.`,
    ),
  ),
  text_must_be_storable: told(
    400,
    'BAD_USER_INPUT',
    badInput<{ field: string }>(
      d => `${d.field} 含空字符（NUL）或不成对的代理字符，请去掉。`,
      d => `${d.field} has a NUL character or half of a surrogate pair; take it out.`,
    ),
  ),
}
