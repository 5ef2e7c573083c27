/**
 * Names by which the pieces of the interface are found again, by tests and by styles. The union types make a misspelt
 * name an error.
 *
 * | host element           | holds                                                         |
 * |------------------------|---------------------------------------------------------------|
 * | data-henshin="badge"   | one comment's badge                                           |
 * | data-henshin="card"    | the card a badge opens                                        |
 * | data-henshin="panel"   | the panel beside a reply box                                  |
 * | data-henshin="note"    | the note on a page whose comments are not recognised          |
 *
 * | data-action            | control                                                       |
 * |------------------------|---------------------------------------------------------------|
 * | open-card              | badge: open the card                                          |
 * | close, retry           | card: close it; card and panel: ask the server again          |
 * | open-options           | open the settings                                             |
 * | show-all               | show the whole of a long comment                              |
 * | show-text              | suggestion: unfold or fold its full text                      |
 * | insert, copy           | suggestion: into the reply box; to the clipboard              |
 * | append, replace        | suggestion: behind the draft; instead of the draft            |
 * | stage, fault           | panel: radio buttons, value in data-value                     |
 * | other                  | panel: other wordings                                         |
 * | fold                   | panel: fold and unfold                                        |
 * | paste, judge-pasted    | note: unfold the field for a pasted comment; judge it         |
 *
 * | data-part              | text                                                          |
 * |------------------------|---------------------------------------------------------------|
 * | badge                  | the whole chip; data-state is waiting, ok or an error code    |
 * | sentiment, exception, priority | the chip's words                                      |
 * | card, panel            | the surfaces                                                  |
 * | author, quote          | who wrote the comment, what they wrote                        |
 * | evidence               | marked words inside the quote; data-for names the label       |
 * | label                  | one label with confidence; data-label names which             |
 * | advice, due, reasons, steps, escalate | parts of the advice                            |
 * | suggestions, suggestion, preview, text, when | suggestions; text is exactly what is put in |
 * | blank, blank-field     | a blank inside the text; the field that fills it              |
 * | meter, status          | length; what the last click did                               |
 * | target                 | panel: the comment being answered                             |
 * | channel                | panel: public or private; data-channel says which             |
 * | coverage               | card: how many of the comments the page shows                 |
 * | note, paste-field      | the note; its field                                           |
 * | error, notice          | what went wrong; a remark                                     |
 *
 * @typedef {"open-card"|"close"|"retry"|"open-options"|"show-all"|"show-text"|"insert"|"copy"|"stage"|"fault"|"other"|"fold"
 *   |"append"|"replace"|"paste"|"judge-pasted"} Action
 * @typedef {"badge"|"sentiment"|"exception"|"priority"|"card"|"panel"|"author"|"quote"|"evidence"|"label"|"advice"|"due"
 *   |"reasons"|"steps"|"escalate"|"suggestions"|"suggestion"|"preview"|"text"|"when"|"blank"|"blank-field"|"meter"
 *   |"status"|"target"|"error"|"notice"|"channel"|"coverage"|"note"|"paste-field"} Part
 */

export {};
