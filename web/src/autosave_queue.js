// The answers that wait on this device until the service has answered for good.
// Each has a key of its own (autosave/RESPONSE/QUESTION), so that it survives a
// lost connection and a closed tab; nothing else is kept. An entry is
//   area    whose address takes it
//   fields  [name, value] pairs, as the form would send them
//   base    revision of the stored answer that the person saw
//   tried   fields of an attempt whose outcome is not known
//   at      when the person first changed the question: the order of sending

const longest = 30 * 24 * 60 * 60 * 1000; // ms, as long as the cookie that lets the answer in

export const prefixOf = (response) => `autosave/${response}/`;

const stored = (prefix) => {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
};

const parse = (raw) => {
  try {
    const entry = JSON.parse(raw);
    return entry && Array.isArray(entry.fields) ? entry : null;
  } catch {
    return null;
  }
};

// forgetOld drops what has waited, for any response, longer than an answer can
// still be let in.
export const forgetOld = () => {
  for (const key of stored('autosave/')) {
    const entry = parse(localStorage.getItem(key));
    if (!entry || !(Date.now() - entry.at < longest)) localStorage.removeItem(key);
  }
};

// openQueue returns the queue of a response.
export const openQueue = (response) => {
  const prefix = prefixOf(response);
  const memory = new Map(); // entries that the browser does not let us keep
  const get = (question) => {
    if (memory.has(question)) return memory.get(question);
    try {
      return parse(localStorage.getItem(prefix + question));
    } catch {
      return null;
    }
  };
  return {
    get,
    put(question, entry) {
      try {
        localStorage.setItem(prefix + question, JSON.stringify(entry));
        memory.delete(question);
      } catch {
        memory.set(question, entry);
      }
    },
    drop(question) {
      memory.delete(question);
      try {
        localStorage.removeItem(prefix + question);
      } catch {} // then nothing was kept
    },
    // questions are those with an entry, in the order of sending.
    questions() {
      const all = new Set([...stored(prefix).map((key) => key.slice(prefix.length)), ...memory.keys()]);
      return [...all].filter(get).sort((a, b) => get(a).at - get(b).at);
    },
    // fragile tells that an entry is lost with the page.
    fragile: () => memory.size > 0,
  };
};

export const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
export const languageOf = (fields) => (fields.find(([name]) => name === 'in') || [])[1];
