// A lunch poll in Bolt for JavaScript: command, message with buttons, modal, Home tab, events, thread and reaction.
// Settings come from the environment, as with any Bolt app; SLACK_API_URL is all that points it at the sandbox.

import bolt from "@slack/bolt";

const { SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_APP_TOKEN } = process.env;

const app = new bolt.App({
  token: SLACK_BOT_TOKEN,
  appToken: SLACK_APP_TOKEN,
  socketMode: true,
  logLevel: bolt.LogLevel.ERROR,
  clientOptions: { slackApiUrl: SLACK_API_URL, retryConfig: { retries: 0 } },
});

const plain = (text) => ({ type: "plain_text", text });
const section = (text) => ({ type: "section", text: { type: "mrkdwn", text } });

const choice = (meal) => ({ type: "button", action_id: `eat_${meal}`, value: meal, text: plain(meal) });

const poll = (question, votes) => ({
  text: question,
  blocks: [
    section(`*${question}* ${votes} so far`),
    {
      type: "actions",
      block_id: "poll",
      elements: [choice("soup"), choice("pie"), { type: "button", action_id: "suggest", text: plain("Suggest") }],
    },
  ],
});

let votes = 0;

app.command("/lunch", async ({ command, ack, say }) => {
  await ack();
  await say(poll(command.text || "Lunch?", votes));
});

app.action(/^eat_/, async ({ ack, action, body, client, respond }) => {
  await ack();
  votes += 1;
  await client.chat.update({ channel: body.channel.id, ts: body.message.ts, ...poll(body.message.text, votes) });
  await respond({ text: `You chose ${action.value}.`, response_type: "ephemeral", replace_original: false });
});

app.action("suggest", async ({ ack, body, client }) => {
  await ack();
  await client.views.open({
    trigger_id: body.trigger_id,
    view: {
      type: "modal",
      callback_id: "suggestion",
      private_metadata: body.channel.id,
      title: plain("Suggest a dish"),
      submit: plain("Send"),
      blocks: [
        {
          type: "input",
          block_id: "dish",
          label: plain("Dish"),
          element: { type: "plain_text_input", action_id: "name" },
        },
      ],
    },
  });
});

app.view("suggestion", async ({ ack, view, body, client }) => {
  const dish = view.state.values.dish.name.value;
  if (dish.length < 3) {
    await ack({ response_action: "errors", errors: { dish: "Which dish is that?" } });
    return;
  }
  await ack();
  await client.chat.postMessage({ channel: view.private_metadata, text: `<@${body.user.id}> suggests ${dish}` });
});

app.event("app_home_opened", async ({ event, client }) => {
  await client.views.publish({ user_id: event.user, view: { type: "home", blocks: [section("Lunch is at noon.")] } });
});

app.message("hungry", async ({ message, client, say }) => {
  await client.reactions.add({ channel: message.channel, timestamp: message.ts, name: "pizza" });
  await say({ text: "Soon.", thread_ts: message.ts });
});

await app.start();
