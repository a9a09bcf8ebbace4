// Plays roads with the very engine that an exported page carries, from the very data that it carries.
import vm from "node:vm";
import { answer } from "./answer.mjs";

const within = (page, id) => page.split(new RegExp(`<script[^>]* id="${id}">`))[1].split("</script>")[0];

const words = (blocks) =>
  blocks.map((block) => block.runs.map((run) => (typeof run === "string" ? run : (run.text ?? ""))).join(""));

function look(oneside, story, state) {
  const place = story.passages[state.place] ?? story.endings[state.place];
  return {
    place: state.place,
    meters: state.meters,
    text: words(oneside.told(place.text, state.meters)),
    offers: oneside.offer(story, state).map(({ choice, open }) => [choice.id, choice.text, open, open ? "" : choice.closed]),
  };
}

function play(oneside, story, ids) {
  const road = oneside.walk(story, ids);
  const history = oneside.historyOf(story);
  const line = ({ axis, amount, confidence, kinds, whys, basis }) =>
    [axis.id, oneside.said(amount, axis), story.words.confidence[confidence], kinds, whys, basis];
  return {
    steps: road.steps,
    seen: road.states.map((state) => look(oneside, story, state)),
    then: road.steps.map((id, index) => {
      const choice = oneside.choiceOf(story, road.states[index].place, id);
      return words(oneside.told(choice.then, road.states[index + 1].meters));
    }),
    bill: oneside.billOf(story, road).map(line),
    history: oneside.billOf(story, history).map(line),
    standings: story.lenses.map((_, lens) => oneside.standing(story, road, history, lens)),
  };
}

answer(({ page, roads }) => {
  const oneside = vm.runInNewContext(`${within(page, "engine")}\noneside`);
  const story = oneside.read(within(page, "story"));
  return { title: story.title, played: roads.map((road) => play(oneside, story, road)) };
});
