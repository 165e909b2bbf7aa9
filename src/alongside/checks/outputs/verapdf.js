// Judges PDFs against PDF/UA-1 with veraPDF, in the JavaScript engine that is in veraPDF's own jar.
// Arguments: names of PDFs. Prints a line of JSON for each: its name, and the faults found or why there is no answer.
// The profile is built rule by rule, as the jar lacks the library with which veraPDF reads profiles itself.

var vera = Packages.org.verapdf;
var flavours = vera.pdfa.flavours.PDFAFlavour;
var profiles = vera.pdfa.validation.profiles;
var make = profiles.Profiles;

function elements(parent, name) {
    var found = parent.getElementsByTagName(name), list = [];
    for (var place = 0; place < found.getLength(); place++) list.push(found.item(place));
    return list;
}

function words(parent, name) {
    var found = elements(parent, name);
    return found.length ? String(found[0].getTextContent()) : "";
}

function ruleOf(element) {
    var id = elements(element, "id")[0], error = elements(element, "error")[0];
    var errorArguments = new java.util.ArrayList();
    elements(error, "argument").forEach(function (argument) {
        errorArguments.add(profiles.ErrorArgumentImpl.fromValues(argument.getTextContent(), null, null));
    });
    var deferred = element.hasAttribute("deferred") ? java.lang.Boolean.valueOf(element.getAttribute("deferred")) : null;
    return make.ruleFromValues(
        make.ruleIdFromValues(flavours.Specification.ISO_14289_1, id.getAttribute("clause"),
                              Number(id.getAttribute("testNumber"))),
        element.getAttribute("object"), deferred, element.getAttribute("tags"), words(element, "description"),
        words(element, "test"), make.errorFromValues(words(error, "message"), errorArguments), new java.util.ArrayList());
}

function readProfile() {
    var stream = java.lang.ClassLoader.getSystemResourceAsStream("org/verapdf/pdfa/validation/PDFUA-1.xml");
    var builder = javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder();
    var root = builder.parse(stream).getDocumentElement();
    var rules = new java.util.HashSet(), variables = new java.util.HashSet();
    elements(root, "rule").forEach(function (element) { rules.add(ruleOf(element)); });
    elements(root, "variable").forEach(function (element) {
        variables.add(make.variableFromValues(element.getAttribute("name"), element.getAttribute("object"),
                                              words(element, "defaultValue"), words(element, "value")));
    });
    var details = make.profileDetailsFromValues("", "", "", new java.util.Date(0));
    return make.profileFromValues(flavours.PDFUA_1, details, "", rules, variables);
}

function judge(name, profile) {
    var parser = vera.pdfa.Foundries.defaultInstance().createParser(new java.io.File(name), flavours.PDFUA_1);
    try {
        var validator = vera.pdfa.validation.validators.ValidatorFactory.createValidator(profile, false);
        var result = validator.validate(parser), faults = [];
        for (var each = result.getTestAssertions().iterator(); each.hasNext();) {
            var test = each.next();
            faults.push([test.getRuleId().getClause() + "-" + test.getRuleId().getTestNumber(), String(test.getMessage())]);
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
