/** Slack's emoji codes: the ones people and apps use most. A code not listed here stays written as :code:. */

const TABLE = `
+1 👍  thumbsup 👍  -1 👎  thumbsdown 👎  wave 👋  raised_hand ✋  hand ✋  raised_hands 🙌  clap 👏  pray 🙏
handshake 🤝  ok_hand 👌  v ✌️  crossed_fingers 🤞  muscle 💪
point_right 👉  point_left 👈  point_up ☝️  point_up_2 👆  point_down 👇  writing_hand ✍️  raising_hand 🙋
woman-raising-hand 🙋‍♀️  man-raising-hand 🙋‍♂️  shrug 🤷  bow 🙇  facepalm 🤦  eyes 👀  ear 👂  brain 🧠
smile 😄  slightly_smiling_face 🙂  simple_smile 🙂  grinning 😀  grin 😁  smiley 😃  joy 😂  rofl 🤣  wink 😉
blush 😊  relaxed ☺️  heart_eyes 😍  star-struck 🤩  thinking_face 🤔  thinking 🤔  sunglasses 😎
partying_face 🥳  hugging_face 🤗
neutral_face 😐  confused 😕  disappointed 😞  worried 😟  cry 😢  sob 😭  sweat_smile 😅  sleeping 😴
upside_down_face 🙃  zipper_mouth_face 🤐  exploding_head 🤯  face_with_monocle 🧐  nerd_face 🤓
robot_face 🤖  wave_dash 〰️
heart ❤️  orange_heart 🧡  yellow_heart 💛  green_heart 💚  blue_heart 💙  purple_heart 💜
sparkling_heart 💖  broken_heart 💔  star ⭐  star2 🌟  sparkles ✨  dizzy 💫  boom 💥  fire 🔥  zap ⚡
rainbow 🌈  sunny ☀️  partly_sunny ⛅  cloud ☁️  umbrella ☂️  snowflake ❄️  sunrise 🌅  crescent_moon 🌙
tada 🎉  confetti_ball 🎊  balloon 🎈  gift 🎁  birthday 🎂  trophy 🏆  medal 🏅  sports_medal 🏅
first_place_medal 🥇  second_place_medal 🥈  third_place_medal 🥉  dart 🎯  rocket 🚀  checkered_flag 🏁
100 💯
white_check_mark ✅  heavy_check_mark ✔️  ballot_box_with_check ☑️  x ❌  negative_squared_cross_mark ❎
warning ⚠️  no_entry ⛔  no_entry_sign 🚫  question ❓  grey_question ❔  exclamation ❗
heavy_exclamation_mark ❗  bangbang ‼️  information_source ℹ️  sos 🆘  new 🆕  free 🆓  ok 🆗
heavy_plus_sign ➕  heavy_minus_sign ➖  recycle ♻️  arrows_counterclockwise 🔄  repeat 🔁
red_circle 🔴  large_orange_circle 🟠  large_yellow_circle 🟡  large_green_circle 🟢  large_blue_circle 🔵
large_purple_circle 🟣  white_circle ⚪  black_circle ⚫  white_large_square ⬜  black_large_square ⬛
large_green_square 🟩  large_yellow_square 🟨  large_red_square 🟥
arrow_right ➡️  arrow_left ⬅️  arrow_up ⬆️  arrow_down ⬇️  arrow_forward ▶️
leftwards_arrow_with_hook ↩️  one 1️⃣  two 2️⃣  three 3️⃣  four 4️⃣  five 5️⃣  six 6️⃣  seven 7️⃣
eight 8️⃣  nine 9️⃣  keycap_ten 🔟
calendar 📆  date 📅  spiral_calendar_pad 🗓️  clock1 🕐  clock9 🕘  alarm_clock ⏰  hourglass ⌛
hourglass_flowing_sand ⏳  stopwatch ⏱️  bell 🔔  no_bell 🔕  mega 📣  loudspeaker 📢  speech_balloon 💬
thought_balloon 💭  left_speech_bubble 🗨️  envelope ✉️  email 📧  incoming_envelope 📨  inbox_tray 📥
outbox_tray 📤  mailbox 📫  telephone_receiver 📞  iphone 📱  computer 💻  printer 🖨️  link 🔗  paperclip 📎
pushpin 📌  round_pushpin 📍  lock 🔒  unlock 🔓  key 🔑  mag 🔍  bulb 💡  gear ⚙️  wrench 🔧  hammer 🔨
hammer_and_wrench 🛠️  toolbox 🧰  wastebasket 🗑️
memo 📝  pencil 📝  pencil2 ✏️  clipboard 📋  page_facing_up 📄  bookmark_tabs 📑  bookmark 🔖
file_folder 📁  open_file_folder 📂  card_index_dividers 🗂️  bar_chart 📊  chart_with_upwards_trend 📈
chart_with_downwards_trend 📉  ballot_box_with_ballot 🗳️  books 📚  book 📖  notebook 📓  newspaper 📰
scroll 📜  label 🏷️  ticket 🎫  id 🆔  camera 📷  movie_camera 🎥  microphone 🎤  art 🎨  musical_note 🎵
guitar 🎸  violin 🎻
school 🏫  school_satchel 🎒  mortar_board 🎓  student 🧑‍🎓  teacher 🧑‍🏫  male-teacher 👨‍🏫
female-teacher 👩‍🏫  scientist 🧑‍🔬  technologist 🧑‍💻  apple 🍎  green_apple 🍏  microscope 🔬  telescope 🔭
test_tube 🧪  petri_dish 🧫  dna 🧬  magnet 🧲  abacus 🧮  triangular_ruler 📐  straight_ruler 📏
globe_with_meridians 🌐  earth_americas 🌎  earth_africa 🌍  world_map 🗺️  classical_building 🏛️
office 🏢  house 🏠  hospital 🏥  church ⛪  factory 🏭  bus 🚌  car 🚗  bike 🚲  airplane ✈️  seedling 🌱
herb 🌿  deciduous_tree 🌳  sunflower 🌻  tulip 🌷  four_leaf_clover 🍀  maple_leaf 🍁  bee 🐝  butterfly 🦋
turtle 🐢  owl 🦉  dog 🐶  cat 🐱  coffee ☕  pizza 🍕  cookie 🍪  cake 🍰  soccer ⚽  basketball 🏀
chess_pawn ♟️  jigsaw 🧩  puzzle_piece 🧩  game_die 🎲
bust_in_silhouette 👤  busts_in_silhouette 👥  people_holding_hands 🧑‍🤝‍🧑  family 👪  baby 👶
older_adult 🧓  flag-us 🇺🇸  flag-mx 🇲🇽  us 🇺🇸  mx 🇲🇽
`;

const WORDS = TABLE.trim().split(/\s+/);
const EMOJI = new Map(WORDS.flatMap((word, at) => (at % 2 ? [] : [[word, WORDS[at + 1]]])));

/**
 * @param {string} code without colons
 * @param {number} [tone] Slack's skin-tone-2 … skin-tone-6
 * @returns {string | null}
 */
export function emoji(code, tone) {
  const glyph = EMOJI.get(code.toLowerCase());
  if (!glyph) return null;
  return tone ? toned(glyph, tone) : glyph;
}

/** The tone follows the first character, where that is a hand or a person. @param {string} glyph @param {number} tone */
function toned(glyph, tone) {
  const [first, ...rest] = [...glyph];
  if (!/^\p{Emoji_Modifier_Base}$/u.test(first)) return glyph;
  const modifier = String.fromCodePoint(0x1f3fb + tone - 2);
  return [first, modifier, ...(rest[0] === "\uFE0F" ? rest.slice(1) : rest)].join("");
}

/** @param {string} start @param {number} [most] @returns {[string, string][]} codes that begin so, with their glyphs */
export function emojiStarting(start, most = 8) {
  return [...EMOJI].filter(([code]) => code.startsWith(start)).slice(0, most);
}

/** @param {string} part @param {number} most @returns {string[]} codes with this in them, those that begin so first; one for each picture */
export function emojiNamed(part, most) {
  const found = [...EMOJI].filter(([code]) => code.includes(part));
  found.sort(([one], [other]) => Number(other.startsWith(part)) - Number(one.startsWith(part)));
  return [...new Map(found.toReversed().map(([code, glyph]) => [glyph, code])).values()]
    .reverse()
    .slice(0, most);
}
