/* Q8: warnings about one comment. Worked out here, in the browser; they never block and never leave the page. */
const hints = (() => {
'use strict';
const COMMON = {
  en: 'the and is of to with that this very not are for you',
  fr: 'le la les des est une un avec que qui pas très pour dans vous',
  de: 'der die das und ist nicht ein eine mit sehr auch für sie den',
  es: 'el la los las es una un con que muy para por no del',
  nl: 'de het een en is niet met dat zeer ook voor van op zijn',
};
const ROLE = {
  en: /\bas (your|his|her|their) \p{L}+/iu, fr: /\b(en tant que|comme) (ton|ta|votre|son|sa) \p{L}+/iu,
  de: /\bals (dein|deine|ihr|ihre|sein|seine) \p{L}+/iu, es: /\bcomo (tu|su) \p{L}+/iu,
  nl: /\bals (je|jouw|uw|zijn|haar) \p{L}+/iu,
};
const SCRIPTS = [
  ['Arabic', 'ar fa ur ps ckb'], ['Cyrillic', 'ru uk bg sr mk be kk ky mn'], ['Hebrew', 'he yi'], ['Greek', 'el'],
  ['Han', 'zh ja'], ['Hiragana', 'ja'], ['Katakana', 'ja'], ['Hangul', 'ko'], ['Devanagari', 'hi mr ne'], ['Thai', 'th'],
];
const count = (text, pattern) => (text.match(pattern) || []).length;
const foreignScript = (text, lang) => {
  const letters = count(text, /\p{L}/gu), own = SCRIPTS.filter(([, langs]) => langs.split(' ').includes(lang));
  const share = own.reduce((n, [name]) => n + count(text, new RegExp(`\\p{Script=${name}}`, 'gu')), 0);
  return letters >= 12 && (own.length ? share < letters / 4 : count(text, /\p{Script=Latin}/gu) < letters / 4);
};
const foreignWords = (text, lang) => {
  if (!COMMON[lang]) return false;
  const words = text.toLowerCase().match(/\p{L}+/gu) || [];
  const score = code => words.filter(w => COMMON[code].split(' ').includes(w)).length;
  const own = score(lang);
  return Object.keys(COMMON).some(code => code !== lang && score(code) >= 4 && score(code) > own * 2 + 1);
};
const ownName = (text, names) => names.some(name => {
  const safe = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(^|[^\\p{L}])${safe}($|[^\\p{L}])`, 'iu').test(text);
});
/* Keys of the warnings for one text; `lang` is the form's language ("fr-FR"), `names` the words of the rater's own name. */
return (text, lang, names) => {
  const base = lang.split('-')[0], found = [];
  if (/[^\s@]+@[^\s@]+\.\p{L}{2,}/u.test(text)) found.push('hint_mail');
  if (/(?:\+|\b0)[\d\s().\/-]{6,}\d/.test(text)) found.push('hint_phone');
  if (ownName(text, names)) found.push('hint_name');
  if (Object.values(ROLE).some(pattern => pattern.test(text))) found.push('hint_role');
  if (foreignScript(text, base) || foreignWords(text, base)) found.push('hint_language');
  return found;
};
})();
