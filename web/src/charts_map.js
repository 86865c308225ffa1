// The map of a page, as it is or with some of its areas alone.
export async function fetchMap({ map, areas }) {
  const answer = await fetch(map);
  if (!answer.ok) throw new Error(`the map answers ${answer.status}`);
  const all = await answer.json();
  const wanted = areas ? new Set(areas.split(' ')) : null;
  const features = all.features.filter(({ id }) => !wanted || wanted.has(id));
  return { type: all.type, features: features.map((one) => ({ ...one, properties: { sigla: one.id } })) };
}
