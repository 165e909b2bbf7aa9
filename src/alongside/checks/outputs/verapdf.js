// Judges PDFs against PDF/UA-1 with veraPDF, in the JavaScript engine that is in veraPDF's own jar.
// Arguments: names of PDFs. Prints a line of JSON for each: its name, and the faults found or why
// there is no answer. The profile is built rule by rule, as the jar lacks the library with which
// veraPDF reads profiles itself. The engine knows ECMAScript 5.

var vera = Packages.org.verapdf;
var flavours = vera.pdfa.flavours.PDFAFlavour;
var profiles = vera.pdfa.validation.profiles;
var make = profiles.Profiles;

function elements(parent, name) {
    var nodes = parent.getElementsByTagName(name);
    var list = [];
    for (var position = 0; position < nodes.getLength(); position++) list.push(nodes.item(position));
    return list;
}

function textOf(parent, name) {
    var first = elements(parent, name)[0];
    return first ? String(first.getTextContent()) : "";
}

function ruleOf(element) {
    var id = elements(element, "id")[0];
    var error = elements(element, "error")[0];
    var errorArguments = new java.util.ArrayList();
    elements(error, "argument").forEach(function (argument) {
        var name = argument.getTextContent();
        errorArguments.add(profiles.ErrorArgumentImpl.fromValues(name, null, null));
    });
    var deferred = element.hasAttribute("deferred")
        ? java.lang.Boolean.valueOf(element.getAttribute("deferred"))
        : null;
    return make.ruleFromValues(
        make.ruleIdFromValues(flavours.Specification.ISO_14289_1, id.getAttribute("clause"),
                              Number(id.getAttribute("testNumber"))),
        element.getAttribute("object"), deferred, element.getAttribute("tags"),
        textOf(element, "description"), textOf(element, "test"),
        make.errorFromValues(textOf(error, "message"), errorArguments), new java.util.ArrayList());
}

function readProfile() {
    var path = "org/verapdf/pdfa/validation/PDFUA-1.xml";
    var stream = java.lang.ClassLoader.getSystemResourceAsStream(path);
    var builder = javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder();
    var root = builder.parse(stream).getDocumentElement();
    var rules = new java.util.HashSet();
    var variables = new java.util.HashSet();
    elements(root, "rule").forEach(function (element) { rules.add(ruleOf(element)); });
    elements(root, "variable").forEach(function (element) {
        variables.add(make.variableFromValues(
            element.getAttribute("name"), element.getAttribute("object"),
            textOf(element, "defaultValue"), textOf(element, "value")));
    });
    var details = make.profileDetailsFromValues("", "", "", new java.util.Date(0));
    return make.profileFromValues(flavours.PDFUA_1, details, "", rules, variables);
}

function judge(name, profile) {
    var foundry = vera.pdfa.Foundries.defaultInstance();
    var parser = foundry.createParser(new java.io.File(name), flavours.PDFUA_1);
    try {
        var factory = vera.pdfa.validation.validators.ValidatorFactory;
        var result = factory.createValidator(profile, false).validate(parser);
        var faults = [];
        for (var tests = result.getTestAssertions().iterator(); tests.hasNext();) {
            var test = tests.next();
            var id = test.getRuleId().getClause() + "-" + test.getRuleId().getTestNumber();
            faults.push([id, String(test.getMessage())]);
        }
        return {compliant: result.isCompliant(), ended: String(result.getJobEndStatus().name()),
                tests: result.getTotalAssertions(), faults: faults};
    } finally {
        parser.close();
    }
}

java.util.logging.LogManager.getLogManager().reset();
vera.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
var profile = readProfile();
Array.prototype.forEach.call(arguments, function (name) {
    var answer;
    try {
        answer = judge(name, profile);
    } catch (problem) {
        answer = {unread: String(problem)};
    }
    answer.file = String(name);
    answer.rules = profile.getRules().size();
    print(JSON.stringify(answer).replace(/[^ -~]/g, function (letter) {
        return "\\u" + ("000" + letter.charCodeAt(0).toString(16)).slice(-4);
    }));
});
