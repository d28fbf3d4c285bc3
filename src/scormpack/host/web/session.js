(function (lms) {
  "use strict";

  /**
   * Returns what both run-times share: each call is answered, its error kept for the asking, and reported.
   * Only what differs from what the platform has taken is sent, as real platforms do.
   * @param {Model} model @param {Line} line
   * @returns {Session}
   */
  lms.createSession = function (model, line) {
    /** @type {Map<string, string>} */
    const sent = new Map(model.values);
    let code = 0;
    let why = "";

    /** @type {Session["call"]} */
    function call(name, args, body) {
      if (line.dead()) { return "false"; }
      const answer = body();
      code = answer.code;
      why = answer.why;
      line.called({ name, args, value: answer.value, code, why });
      return answer.value;
    }

    /** A question about the last call: it changes nothing. @type {Session["ask"]} */
    function ask(name, args, value) {
      if (!line.dead()) { line.called({ name, args, value, code: 0, why: "" }); }
      return value;
    }

    /** Returns whether the platform took what is new. @type {Session["send"]} */
    function send(finished) {
      const news = Array.from(model.values).filter(([name, value]) => sent.get(name) !== value);
      const kept = line.send({ values: Object.fromEntries(news), finished });
      if (kept) { news.forEach(([name, value]) => sent.set(name, value)); }
      return kept;
    }

    return { call, ask, send, code: () => code, why: () => why };
  };
})(window.lms);
