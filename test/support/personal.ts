/** Invented people, and what must never stand in a log of theirs. */
export const PERSONAL = {
  company: '雷鸣精密有限公司',
  person: '韩梅梅',
  email: 'han.meimei@example.com',
  phone: '13912345678',
  identity: '11010519491231002X',
  password: 'correct horse battery',
}
