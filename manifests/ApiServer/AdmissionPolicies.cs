using Infra.Schemas.Cel;

namespace Infra.ApiServer;

/// <summary>The policies that a server evaluates itself, and what binds them.</summary>
internal static class AdmissionPolicies
{
    private const int MostAnnotations = 20;

    /// <summary>Checks a ValidatingAdmissionPolicy.</summary>
    public static void CheckValidating(Field policy)
    {
        var spec = policy["spec"];
        var expressions = Common(spec);
        if (spec["validations"].Count + spec["auditAnnotations"].Count == 0)
            spec["validations"].Refuse(null, "one validation or audit annotation, or more", "write validations");

        foreach (var validation in spec["validations"].Items)
        {
            if (IsWritten(validation, "expression"))
                expressions.MustBe(validation["expression"], CelType.Bool);

            expressions.MustBeMessage(validation["messageExpression"]);
            validation["reason"].MustBeOneOf("Unauthorized", "Forbidden", "Invalid", "RequestEntityTooLarge");
            if (validation["message"].Text is { Length: > 0 } message
                && (message.Trim().Length == 0 || message.Contains('\n', StringComparison.Ordinal)))
            {
                validation["message"].Refuse("one line of text", "write one sentence");
            }
        }

        var annotations = spec["auditAnnotations"];
        if (annotations.Count > MostAnnotations)
            annotations.Refuse($"{annotations.Count} annotations", $"at most {MostAnnotations}", "remove some");

        foreach (var annotation in annotations.Items)
        {
            if (annotation["key"].MustBeGiven("a key"))
                annotation["key"].MustBeQualifiedName();

            if (IsWritten(annotation, "valueExpression"))
                expressions.MustBe(annotation["valueExpression"], CelType.String, CelType.Null);
        }

        annotations.Items.Select(annotation => annotation["key"]).MustBeUnique("a key");
    }

    /// <summary>Checks a MutatingAdmissionPolicy.</summary>
    public static void CheckMutating(Field policy)
    {
        var spec = policy["spec"];
        var expressions = Common(spec);
        if (spec["reinvocationPolicy"].MustBeGiven("Never or IfNeeded"))
            spec["reinvocationPolicy"].MustBeOneOf("Never", "IfNeeded");

        if (spec["mutations"].Count == 0)
            spec["mutations"].Refuse(null, "one mutation or more", "write mutations");

        foreach (var mutation in spec["mutations"].Items)
        {
            if (!mutation["patchType"].MustBeGiven("ApplyConfiguration or JSONPatch")
                || !mutation["patchType"].MustBeOneOf("ApplyConfiguration", "JSONPatch"))
            {
                continue;
            }

            var (own, other) = mutation["patchType"].Text == "JSONPatch"
                ? ("jsonPatch", "applyConfiguration")
                : ("applyConfiguration", "jsonPatch");
            mutation[other].MustNotBeGiven($"the patch is of type {mutation["patchType"].Text}");
            var made = own == "jsonPatch" ? AdmissionExpressions.PatchSteps : AdmissionExpressions.PatchedObject;
            if (!mutation[own].IsGiven)
                mutation[own].Refuse(null, "the expression that makes the patch", $"write {own}.expression");
            else if (IsWritten(mutation[own], "expression"))
                expressions.MustBe(mutation[own]["expression"], made);
        }
    }

    /// <summary>Checks what binds a policy.</summary>
    public static void CheckBinding(Field binding)
    {
        var spec = binding["spec"];
        if (spec["policyName"].MustBeGiven("the name of the policy"))
            spec["policyName"].MustBeSubdomain();

        Parameters(spec["paramRef"]);
        Resources(spec["matchResources"], mayBeEmpty: true);
    }

    /// <summary>Checks what the binding of a ValidatingAdmissionPolicy does with what fails.</summary>
    public static void CheckActions(Field binding)
    {
        var actions = binding["spec"]["validationActions"];
        if (actions.Count == 0)
            actions.Refuse(null, "one action or more: Deny, Warn, Audit", "write validationActions: [Deny]");

        foreach (var action in actions.Items)
            action.MustBeOneOf("Deny", "Warn", "Audit");

        actions.Items.MustBeUnique("an action");
        if (actions.Items.Any(action => action.Text == "Deny") && actions.Items.FirstOrDefault(action => action.Text == "Warn") is { } warn)
            warn.Refuse("Deny or Warn, not both: what is denied is told anyway", "remove Warn");
    }

    // What comes first is known to what follows: conditions do not see variables.
    private static AdmissionExpressions Common(Field spec)
    {
        var expressions = spec["paramKind"].IsGiven ? AdmissionExpressions.WithParameters() : new AdmissionExpressions();
        spec["failurePolicy"].MustBeOneOf("Fail", "Ignore");
        if (spec["paramKind"].IsGiven)
        {
            spec["paramKind"]["apiVersion"].MustBeGiven("the version of the parameters");
            spec["paramKind"]["kind"].MustBeGiven("the kind of the parameters");
        }

        if (spec["matchConstraints"].IsGiven)
            Resources(spec["matchConstraints"], mayBeEmpty: false);
        else if (spec.IsGiven)
            spec["matchConstraints"].Refuse(null, "what the policy is for", "write matchConstraints.resourceRules");

        Webhooks.Conditions(spec["matchConditions"], expressions);
        expressions.HaveVariables();
        foreach (var variable in spec["variables"].Items)
        {
            if (variable["name"].MustBeGiven("a name") && variable["name"].Text is { } name && !Formats.IsIdentifier(name))
                variable["name"].Refuse("letters, digits and underscores, with no digit first", "rename the variable");

            if (IsWritten(variable, "expression"))
                expressions.Add(variable);
        }

        return expressions;
    }

    private static bool IsWritten(Field on, string key)
    {
        if (on[key].IsGiven && on[key].Text?.Trim().Length is not 0)
            return true;

        on[key].Refuse(null, "an expression in CEL", $"write {key}");
        return false;
    }

    private static void Parameters(Field reference)
    {
        if (!reference.IsGiven)
            return;

        reference.MustHaveOne(["name", "selector"]);
        reference["selector"].MustBeSelector();
        if (reference["parameterNotFoundAction"].MustBeGiven("Allow or Deny"))
            reference["parameterNotFoundAction"].MustBeOneOf("Allow", "Deny");
    }

    private static void Resources(Field match, bool mayBeEmpty)
    {
        match["matchPolicy"].MustBeOneOf("Exact", "Equivalent");
        match["namespaceSelector"].MustBeSelector();
        match["objectSelector"].MustBeSelector();
        if (match["resourceRules"].Count == 0 && !mayBeEmpty)
            match["resourceRules"].Refuse(null, "one rule or more", "write resourceRules");

        foreach (var rule in match["resourceRules"].Items.Concat(match["excludeResourceRules"].Items))
        {
            Webhooks.Rule(rule);
            rule["resourceNames"].Items.MustBeUnique("a name");
        }
    }
}
