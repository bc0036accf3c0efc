namespace Infra.ApiServer;

/// <summary>Selectors of labels and of nodes.</summary>
internal static class Selectors
{
    /// <summary>Refuses a selector of labels that no server reads, and says whether it is well.</summary>
    public static bool MustBeSelector(this Field selector)
    {
        var isWell = selector["matchLabels"].AreLabels();
        foreach (var expression in selector["matchExpressions"].Items)
        {
            var (name, values) = (expression["operator"].Text, expression["values"]);
            isWell &= name switch
            {
                "In" or "NotIn" => MustHaveValues(expression),
                "Exists" or "DoesNotExist" => MustHaveNoValues(expression),
                null => true,
                _ => expression["operator"].MustBeOneOf("In", "NotIn", "Exists", "DoesNotExist"),
            };
            isWell &= expression["key"].MustBeQualifiedName();
            isWell = values.Items.Aggregate(isWell, (sofar, value) => value.MustBeLabelValue() && sofar);
        }

        return isWell;
    }

    /// <summary>Whether a server takes labels. Of labels, selectors and choices of nodes the forms of metadata say it already.</summary>
    public static bool AreLabels(this Field labels) =>
        labels.Entries.All(label => Formats.IsQualifiedName(label.Key) && Formats.IsLabelValue(label.Words));

    /// <summary>Refuses a selector of nodes that no server reads.</summary>
    public static void MustBeNodeSelector(this Field selector)
    {
        if (selector["nodeSelectorTerms"] is { IsGiven: true, Count: 0 } terms)
            terms.Refuse("one term or more", "write a term, or remove the selector");

        foreach (var term in selector["nodeSelectorTerms"].Items)
            term.MustBeNodeTerm(checkValues: true);
    }

    /// <summary>Refuses a term of a selector of nodes that no server reads.</summary>
    public static void MustBeNodeTerm(this Field term, bool checkValues)
    {
        foreach (var expression in term["matchExpressions"].Items)
        {
            switch (expression["operator"].Text)
            {
                case "In" or "NotIn":
                    MustHaveValues(expression);
                    break;
                case "Exists" or "DoesNotExist":
                    MustHaveNoValues(expression);
                    break;
                case "Gt" or "Lt" when expression["values"].Count != 1:
                    expression["values"].Refuse("one number, since the operator compares", "write one value");
                    break;
            }

            expression["key"].MustBeQualifiedName();
            foreach (var value in checkValues ? expression["values"].Items : [])
                value.MustBeLabelValue();
        }

        foreach (var match in term["matchFields"].Items)
        {
            if (match["operator"].Text is not ("In" or "NotIn" or null))
                match["operator"].Refuse("In or NotIn", "write one of them");

            if (match["key"].Text is not ("metadata.name" or null))
                match["key"].Refuse("metadata.name", "write metadata.name, or select by labels");

            if (match["values"].Count != 1)
                match["values"].Refuse("one name", "write one value");

            foreach (var value in match["values"].Items)
                value.MustBeSubdomain();
        }
    }

    private static bool MustHaveValues(Field expression)
    {
        if (expression["values"].Count > 0)
            return true;

        expression["values"].Refuse($"one value or more, since the operator is {expression["operator"].Text}", "write the values");
        return false;
    }

    private static bool MustHaveNoValues(Field expression)
    {
        if (expression["values"].Count == 0)
            return true;

        expression["values"].Refuse($"no values, since the operator is {expression["operator"].Text}", "remove them, or write In");
        return false;
    }
}
