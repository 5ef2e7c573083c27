/** The labels that can be set right, and what each may be. */
export const CORRECTABLE = {
  sentiment: ["positive", "neutral", "negative"],
  intent: ["complaint", "question", "request", "praise", "banter", "abuse", "other"],
  cause: ["none", "quality", "service", "expectation", "price", "delivery", "privacy", "other"],
  exception: ["none", "prejudice", "falsehood", "trolling.insult", "trolling.provocation", "trolling.threat", "trolling.spam"],
};
