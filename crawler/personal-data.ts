/**
 * Recruiters' e-mail addresses, telephone numbers and messenger accounts stand in adverts, and SkillTide has no use for
 * them. They are taken out before anything is stored (GDPR art. 5(1)(c), data minimisation). Careful in both directions:
 * salaries, dates, versions and counts must survive, so a number without the shape of a telephone number stays.
 */

/** Stands in the place of what was removed; safe inside HTML attributes, and no word that a skill is named by. */
export const REMOVED_CONTACT = '[contact-removed]'

const AT = String.raw`(?:@|&#64;|&#x40;|&commat;|%40|\s?[[({]\s?at\s?[\])}]\s?)`
const DOT = String.raw`(?:\.|\s?[[({]\s?dot\s?[\])}]\s?)`
// "git@github.com:team/repository" is an address of a machine.
const EMAIL = new RegExp(
  String.raw`(?<![\w.+-])(?!git@)[\w.+-]{1,64}${AT}[\w-]{1,63}(?:${DOT}[\w-]{1,63}){0,3}${DOT}[a-z]{2,24}\b`,
  'gi',
)

// Most adverts have neither, and looking for it is twenty times as fast as looking for an address.
const AT_SIGN = /@|&#64;|&#x40;|&commat;|%40|[[({]\s?at\s?[\])}]|\sdot\s/i

// "jane at example dot com": only when both are spelt out, else "lead at scale.com" would go too.
const SPELT_EMAIL = /(?<![\w.+-])[\w.+-]{1,64} at [\w-]{1,63}(?: dot [\w-]{1,63}){0,2} dot [a-z]{2,24}\b/gi

const MESSENGER_LINK =
  /\b(?:https?:\/\/)?(?:t\.me|wa\.me|telegram\.me|api\.whatsapp\.com|join\.skype\.com)\/[^\s"'<>)]+/gi
const MESSENGER_HANDLE =
  /\b(telegram|whatsapp|skype|wechat|signal)(\s?(?:id|handle)?\s?[:：]\s{0,2})(?:@|live:)[\w.:+-]{3,40}/gi
const TELEPHONE_LINK = /\b(?:tel|sms|callto):[+\d%][\d\s%().-]{5,24}/gi

// What makes a run of digits an amount and no telephone number.
const NO_AMOUNT_BEFORE = String.raw`(?<![\w$€£¥₹#=/.,+-]|[$€£¥₹]\s)`
const NO_AMOUNT_AFTER = String.raw`(?!\d|[.,/-]\d|\s?(?:k\b|%|€|\$|£|eur\b|usd\b|gbp\b|users|customers|people|members|downloads|companies|requests))`
// The stricter shapes go first, so that of two numbers in a row neither swallows the other.
const TELEPHONES = [
  // (555) 010-0123, 555-010-0123, 555.010.0123, +1-555-010-0123
  String.raw`(?:\+?1[-. ])?(?:\(\d{3}\)[\s.-]?|\d{3}[-.])\d{3}[-.\s]\d{4}`,
  // +44 20 7946 0958, +49 (0)30 901820
  String.raw`\+[1-9]\d{0,2}(?:[\s.-]?\(0?\d{0,4}\))?(?:[\s.-]?\d{1,5}){2,6}`,
  // 020 7946 0958, 0151 / 23456789, 01234 567890: national numbers begin with 0
  String.raw`\(?0[1-9]\d{1,3}\)?[\s/-]{1,3}\d{3,8}(?:[\s-]\d{2,6}){0,3}`,
].map((shape) => new RegExp(NO_AMOUNT_BEFORE + shape + NO_AMOUNT_AFTER, 'gi'))
// After a word that announces one, any seven digits and more are a telephone number.
const ANNOUNCED_TELEPHONE =
  /\b(tel|telephone|phone|telefon|mobile|mobil|cell|fax)(\.?\s?(?:no|number|nr)?\.?\s?[:：]?\s{0,2})(\(?\+?\d(?:[\s()./-]{0,2}\d){6,14})(?!\d|[.,]\d)/gi

const FEWEST_DIGITS = 8 // shorter ones are room numbers, postcodes, ranges
const MOST_DIGITS = 15 // ITU-T E.164

/** The text without e-mail addresses, telephone numbers and messenger accounts. Cleaning twice changes nothing more. */
export function withoutContacts(text: string): string {
  const cleaned = (
    AT_SIGN.test(text) ? text.replace(EMAIL, REMOVED_CONTACT).replace(SPELT_EMAIL, REMOVED_CONTACT) : text
  )
    .replace(MESSENGER_LINK, REMOVED_CONTACT)
    .replace(TELEPHONE_LINK, REMOVED_CONTACT)
    .replace(MESSENGER_HANDLE, `$1$2${REMOVED_CONTACT}`)
    .replace(ANNOUNCED_TELEPHONE, `$1$2${REMOVED_CONTACT}`)
  return TELEPHONES.reduce((rest, shape) => rest.replace(shape, maskTelephone), cleaned)
}

function maskTelephone(found: string): string {
  const digits = found.replace(/\D/g, '').length
  return digits >= FEWEST_DIGITS && digits <= MOST_DIGITS ? REMOVED_CONTACT : found
}
