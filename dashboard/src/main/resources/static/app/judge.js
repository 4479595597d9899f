// What the red flags' own file makes of the answers so far: the same rules by which intake-service judges an intake, so
// that the page can say at once what recording it will do. The decision stays with the service.
(function () {
  const yes = (answers) => new Set(Object.keys(answers).filter((flag) => answers[flag] === 'YES'));
  const known = (value) => value !== null && value !== undefined;
  const some = (wanted, values) => (values || []).some((value) => wanted.includes(value));

  // An unknown fact never makes a condition hold, and neither does a key that is not known here.
  const fact = (key, value, facts, flag, up) => {
    switch (key) {
      case 'any': return value.some((block) => holds(block, facts, flag, up));
      case 'atLeast': return value.of.filter((block) => holds(block, facts, flag, up)).length >= value.count;
      case 'anyFlag': return value.some((other) => up.has(other));
      case 'withOtherFlag': return [...up].some((other) => other !== flag && !(value.except || []).includes(other));
      case 'ageBelow': return known(facts.age) && facts.age < value;
      case 'ageAbove': return known(facts.age) && facts.age > value;
      case 'painNowAtLeast': return known(facts.painNow) && facts.painNow >= value;
      case 'painPeakAtLeast': return Math.max(facts.painNow ?? -1, facts.painWorst ?? -1) >= value;
      case 'onsetDaysAtMost': return known(facts.onsetDays) && facts.onsetDays <= value;
      case 'onsetDaysBelow': return known(facts.onsetDays) && facts.onsetDays < value;
      case 'onsetDaysAbove': return known(facts.onsetDays) && facts.onsetDays > value;
      case 'sex': case 'manner': case 'mechanism': case 'night': case 'legSymptoms': case 'sickleCellTrait':
        return value.includes(facts[key]);
      case 'region': return some(value, facts.regions);
      case 'aggravatedBy': case 'easedBy': return some(value, facts[key]);
      case 'sport': return value.includes(facts.sport);
      default: return false;
    }
  };
  const holds = (when, facts, flag, up) => Object.entries(when).every(([key, value]) => fact(key, value, facts, flag, up));

  // Answered yes, or implied by what else was said; looked at until nothing is new.
  const positive = (rules, answers, facts) => {
    const up = yes(answers);
    let before;
    do {
      before = up.size;
      rules.forEach((rule) => {
        const denied = answers[rule.flag] === 'NO';
        if (rule.impliedBy.some((one) => !(one.unlessNo && denied) && holds(one.when, facts, rule.flag, up))) {
          up.add(rule.flag);
        }
      });
    } while (up.size > before);
    return up;
  };

  const RANK = {EMERGENCY: 3, URGENT: 2, ROUTINE: 1, NONE: 0};
  const judge = (rules, answers, facts) => {
    const up = positive(rules, answers, facts);
    const raised = rules.filter((rule) => up.has(rule.flag)).map((rule) => ({
      flag: rule.flag,
      urgency: rule.escalations
        .filter((one) => holds(one.when, facts, rule.flag, up))
        .reduce((worst, one) => (RANK[one.to] > RANK[worst] ? one.to : worst), rule.alone),
    }));
    const of = (urgency) => raised.filter((one) => one.urgency === urgency).map((one) => one.flag);
    const emergency = of('EMERGENCY');
    const urgent = of('URGENT');
    return {urgency: emergency.length ? 'EMERGENCY' : urgent.length ? 'URGENT' : 'NONE', emergency, urgent};
  };

  window.backline = {...window.backline, judge, applies: (when, facts) => holds(when, facts, '', new Set())};
})();
