"""The numbers Slack documents for messages, views, blocks and elements."""

# Messages
MESSAGE_TEXT = 40_000
UPDATE_TEXT = 4_000
MESSAGE_PART = 4_000  # beyond it a text without blocks becomes several messages; people report it, no page says it
MESSAGE_BLOCKS = 50
MESSAGE_ATTACHMENTS = 100
ATTACHMENT_ACTIONS = 5
MESSAGE_BLOCKS_JSON = 250_000  # not documented; "msg_blocks_too_long" exists, so there is a limit
MARKDOWN_TOGETHER = 12_000
MARKDOWN_MESSAGE_JSON = 13_200  # with a markdown block; what people measured, no page says it
METADATA_JSON = 16_000  # not documented; "metadata_too_large" exists, so there is a limit

# Views
VIEW_BLOCKS = 100
VIEW_JSON = 250_000
VIEW_WORD = 24  # title, submit, close
PRIVATE_METADATA = 3_000
CALLBACK_ID = 255
EXTERNAL_ID = 255
MODAL_STACK = 3

# Blocks
BLOCK_ID = 255
SECTION_TEXT = 3_000
SECTION_FIELDS = 10
FIELD_TEXT = 2_000
HEADER_TEXT = 150
CONTEXT_ELEMENTS = 10
CONTEXT_ACTIONS = 5
ACTIONS_ELEMENTS = 25
INPUT_LABEL = 2_000
INPUT_HINT = 2_000
ALT_TEXT = 2_000
IMAGE_TITLE = 2_000
URL = 3_000
VIDEO_TITLE = 200
VIDEO_AUTHOR = 50
TABLE_ROWS = 100
TABLE_COLUMNS = 20
TABLE_CHARACTERS = 10_000
ALERT_TEXT = 200
RICH_PARTS = 10_000  # not documented; a guard against nonsense
CARD_TITLE = 150
CARD_BODY = 200
CARDS = 10
CHILD_BLOCKS = 10

# Elements
ACTION_ID = 255
BUTTON_TEXT = 75
BUTTON_VALUE = 2_000
PLACEHOLDER = 150
OPTIONS = 100
OPTION_GROUPS = 100
FEW_OPTIONS = 10  # checkboxes and radio buttons
OVERFLOW_OPTIONS = 5
OPTION_TEXT = 75
OPTION_VALUE = 75  # Slack's newer pages say 150; what fits here fits there
INPUT_TEXT = 3_000
FILES = 10

# Confirmation dialogs
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_BUTTON = 30
